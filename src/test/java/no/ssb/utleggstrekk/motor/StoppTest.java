package no.ssb.utleggstrekk.motor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import no.ssb.utleggstrekk.grunn.Avbrytbar;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.kommando.Kommandolinje;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kjøring that is asked to stop ends at its next commit, as STOPPED everywhere, and goes on from there. */
class StoppTest {
    @TempDir
    private Path mappe;

    @Test
    void inTheLookupsEveryAnswerUnderWayIsStoredAndNoneIsAskedForTwice() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(100), Endepunkt.OPPSLAG)) {
            try (Testjobb jobb = scene.prosess()) {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                scene.ventPaaOppslag(20);
                jobb.hent(Stoppsignal.class).be();

                Resultat resultat = kjoering.get(60, SECONDS);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.STOPPET);
                assertThat(resultat.melding()).contains("was stopped").contains("`restart`");
            }
            assertThat(scene.besvarte()).isEqualTo(scene.simulator.kall().antall(Endepunkt.OPPSLAG));
            assertThat(scene.besvarte()).isLessThan(Scene.PAR);
            assertThat(scene.metadata()).containsEntry("JOBB", "STOPPED").containsEntry("oppslag", "STOPPED");
            assertThat(scene.metadata()).doesNotContainValue("FAILED").doesNotContainValue("STARTED");
            assertThat(scene.metadata()).containsEntry("hendelser", "COMPLETED");

            scene.kjoeresFerdigAvNyProsess();
            assertThat(scene.simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(Scene.PAR);
        }
    }

    @Test
    void betweenTwoPagesOfHendelserThePageUnderWayIsStored() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(200), Endepunkt.HENDELSER)) {
            try (Testjobb jobb = scene.prosess()) {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                Awaitility.await()
                        .atMost(Scene.LENGE)
                        .until(() -> scene.simulator.kall().antall(Endepunkt.HENDELSER) > 1);
                jobb.hent(Stoppsignal.class).be();
                assertThat(kjoering.get(60, SECONDS).exitkode()).isEqualTo(Exitkode.STOPPET);
            }
            assertThat(scene.metadata()).containsEntry("JOBB", "STOPPED").containsEntry("hendelser", "STOPPED");
            assertThat(scene.simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    @Test
    void whileItWaitsForAnApiThatIsDownTheWaitEndsAtOnce() throws Exception {
        try (Scene scene = new Scene(mappe)) {
            scene.simulator.feil(Feilplan.INGEN.medNede(1, Long.MAX_VALUE));
            try (Testjobb jobb = scene.prosess()) {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                Awaitility.await()
                        .atMost(Scene.LENGE)
                        .until(() -> scene.simulator.kall().antall(Endepunkt.START) > 2);
                jobb.hent(Stoppsignal.class).be();
                assertThat(kjoering.get(60, SECONDS).exitkode()).isEqualTo(Exitkode.STOPPET);
            }
            assertThat(scene.metadata()).containsEntry("JOBB", "STOPPED");
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    @Test
    void aCallThatIsGivenUpIsNoAnswerAndIsMadeAgain() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMinutes(10), Endepunkt.OPPSLAG)) {
            try (Testjobb jobb = scene.prosess(Map.of("utleggstrekk.api.tidsavbrudd", "20m"))) {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                scene.ventPaaOppslag(5);
                jobb.hent(Stoppsignal.class).be();
                jobb.hent(Avbrytbar.class).avbryt();
                assertThat(kjoering.get(60, SECONDS).exitkode()).isEqualTo(Exitkode.STOPPET);
            }
            assertThat(scene.besvarte()).isZero();
            assertThat(scene.jdbc
                            .sql("select count(*) from par where utfall is not null")
                            .query(Long.class)
                            .single())
                    .isZero();
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    @Test
    void aStatementThatTakesLongIsCancelledAndTheMonthIsDoneAgain() throws Exception {
        try (Scene scene = new Scene(mappe)) {
            try (Testjobb jobb = scene.prosess(Map.of(), Stegkrok.class);
                    Connection annen = scene.database.dataSource().getConnection();
                    Statement s = annen.createStatement()) {
                annen.setAutoCommit(false);
                Stegkrok.foer("sammenstilling", () -> laas(s));
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                Awaitility.await()
                        .atMost(Scene.LENGE)
                        .until(() -> "STARTED".equals(scene.metadata().get("sammenstilling")));
                jobb.hent(Stoppsignal.class).be();
                assertThat(kjoering.get(60, SECONDS).exitkode()).isEqualTo(Exitkode.STOPPET);
                annen.rollback();
            }
            assertThat(scene.metadata()).containsEntry("JOBB", "STOPPED").containsEntry("sammenstilling", "STOPPED");
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    private static void laas(Statement s) {
        try {
            s.execute("lock table linje in access exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void publishingOnceBegunGoesOnToItsEnd() throws Exception {
        try (Scene scene = new Scene(mappe)) {
            Path opptatt = scene.utdata().resolve("logg"); // the files get their names, but no manifest can be written
            Files.createDirectories(opptatt.getParent());
            Files.writeString(opptatt, "somebody else's");
            try (Testjobb jobb = scene.prosess()) {
                assertThat(jobb.motor().kjoer(Scene.BESTILLING).exitkode()).isEqualTo(Exitkode.FEILET);
            }
            Files.delete(opptatt);
            try (Testjobb jobb = scene.prosess()) {
                jobb.hent(Stoppsignal.class).be();
                scene.erSomFasit(jobb.motor().restart(null, null, null, null));
            }
        }
    }

    @Test
    void theStopCommandIsHeardByTheProcessThatRunsAndWaitsForItsEnd() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(300), Endepunkt.OPPSLAG)) {
            String[] stopp = {
                "stop",
                "--spring.datasource.url=" + scene.database.url(),
                "--spring.datasource.username=" + scene.database.bruker(),
                "--spring.datasource.password=" + scene.database.passord()
            };
            CompletableFuture<Resultat> kjoering = CompletableFuture.supplyAsync(() -> {
                try (Testjobb jobb = scene.prosess()) {
                    return jobb.motor().kjoer(Scene.BESTILLING);
                }
            });
            scene.ventPaaOppslag(5);
            assertThat(Kommandolinje.kjoer(stopp)).isZero();
            assertThat(kjoering.get(60, SECONDS).exitkode()).isEqualTo(Exitkode.STOPPET);

            assertThat(Kommandolinje.kjoer(stopp)).as("none is running").isZero();
            scene.kjoeresFerdigAvNyProsess();
        }
    }
}
