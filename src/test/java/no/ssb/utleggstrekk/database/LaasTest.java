package no.ssb.utleggstrekk.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.verktoey.Mellommann;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** One kjøring at a time, and none that writes after it lost the lock. */
class LaasTest {
    private static final String KUTT = """
            select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 1 and granted
                and database = (select oid from pg_database where datname = current_database())""";

    private static final List<String> SMAA = List.of("--spring.datasource.hikari.maximum-pool-size=3");

    @TempDir
    private Path mappe;

    @Test
    void aSecondProcessIsToldWhoHasTheLockAndSinceWhen() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(100), Endepunkt.OPPSLAG);
                Testjobb foerste = scene.prosess();
                // two that look at the same time whether they can write there disturb each other: the owner only
                Testjobb annen =
                        scene.prosess(Map.of("utleggstrekk.utdata.rot", Files.createFile(mappe.resolve("fil"))))) {
            CompletableFuture<Resultat> kjoering = Scene.kjoer(foerste);
            scene.ventPaaOppslag(5);
            assertThatThrownBy(() -> annen.motor().kjoer(Scene.BESTILLING))
                    .isInstanceOfSatisfying(
                            VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.OPPTATT))
                    .hasMessageMatching("Another kjøring holds the lock: host \\S+, pid "
                            + ProcessHandle.current().pid() + ", since 20\\S+Z; .*`stop`");
            Status status = scene.status();
            assertThat(status.tilstand()).isEqualTo(Status.Hva.KJOERER);
            assertThat(status.tekst()).contains("Running: kjøring 1 for 2026-08 on host ", "Step oppslag");
            scene.erSomFasit(kjoering.get(60, SECONDS));
        }
    }

    @Test
    void aProcessThatLosesTheLockStopsAndLeavesNothingAndAnotherFinishes() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofSeconds(2), Endepunkt.OPPSLAG)) {
            Resultat resultat;
            long besvart;
            try (Testjobb foerste = scene.prosess()) {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(foerste);
                scene.ventPaaOppslag(5);
                scene.jdbc.sql(KUTT).query().listOfRows();
                besvart = scene.besvarte();

                resultat = kjoering.get(60, SECONDS);
                assertThat(scene.besvarte()).isEqualTo(besvart);
                assertThatThrownBy(() -> foerste.hent(VoktetTransaksjon.class).somEier(() -> {
                            throw new AssertionError("not the owner");
                        }))
                        .isInstanceOf(MidlertidigFeil.class);
                assertThatThrownBy(() -> foerste.motor().restart(null, null, null, null))
                        .as("in the same process")
                        .isInstanceOf(MidlertidigFeil.class);
            }
            assertThat(resultat.exitkode()).isEqualTo(Exitkode.FEILET);
            assertThat(resultat.melding())
                    .startsWith("kjøring 1 for 2026-08 failed: The connection that holds the lock was lost");
            assertThat(scene.rapport()).isEmpty();
            assertThat(scene.status().tilstand()).isEqualTo(Status.Hva.DOEDE);
            assertThat(scene.simulator.kall().antall(Endepunkt.OPPSLAG))
                    .as("nobody went on calling for nothing")
                    .isLessThan(Scene.PAR / 2);

            scene.kjoeresFerdigAvNyProsess();
        }
    }

    @Test
    void whereverAProcessIsFrozenWhileItAsksForTheLockTheOwnersCommitsGoOn() throws Exception {
        TestDatabase database = TestDatabase.migrert();
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (MigrertDatabase eier = new MigrertDatabase(database, SMAA);
                Mellommann mellommann = new Mellommann(port);
                MigrertDatabase annen = new MigrertDatabase(
                        new TestDatabase(
                                database.url().replace(":" + port + "/", ":" + mellommann.port() + "/"),
                                database.bruker(),
                                database.passord()),
                        SMAA)) {
            eier.hent(Kjoeringslaas.class).ta();
            boolean fikkSvar = false;
            for (int sendt = 0; !fikkSvar; sendt++) {
                mellommann.frysEtter(sendt);
                CompletableFuture<Exitkode> spoerring = CompletableFuture.supplyAsync(() -> spoer(annen));
                Awaitility.await().atMost(Scene.LENGE).until(() -> spoerring.isDone() || mellommann.harFrosset());
                fikkSvar = !mellommann.harFrosset();

                try {
                    CompletableFuture.runAsync(() -> eier.hent(TransactionTemplate.class)
                                    .executeWithoutResult(s -> eier.jdbc()
                                            .sql("update eierskap set hva = 'committed'")
                                            .update()))
                            .get(30, SECONDS);
                } finally {
                    mellommann.kutt();
                    spoerring.get(60, SECONDS);
                    mellommann.opp();
                }
            }
        }
    }

    private static Exitkode spoer(MigrertDatabase annen) {
        try {
            annen.hent(Kjoeringslaas.class).ta();
            return Exitkode.OK;
        } catch (Feil f) {
            return f.exitkode();
        }
    }
}
