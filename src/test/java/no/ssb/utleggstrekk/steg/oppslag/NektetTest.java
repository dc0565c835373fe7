package no.ssb.utleggstrekk.steg.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Skatteetaten refuses us in the middle of the lookups. */
class NektetTest {
    private static final int PAR = 800;
    private static final int ARBEIDERE = 8;
    private static final int PER_COMMIT = 20;
    private static final String OAF_005 =
            "{\"kode\":\"OAF-005\",\"melding\":\"Ingen tilgang\",\"korrelasjonsid\":\"sporing-3\"}";

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    @Test
    void oneParThatIsRefusedStopsAllAtTheirNextCommitAndEndsInQuarantineAfterTheRestart() {
        try (Simulator simulator = Lukketbestand.med(PAR)) {
            Par nektet = Lukketbestand.par(simulator).get(17);
            simulator.settSvar(nektet, 403, OAF_005);
            try (Testjobb jobb = jobb(simulator)) {
                Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.NEKTET);
                assertThat(resultat.melding()).contains("OAF-005", "403", "sporing-3");
            }
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            long foer = simulator.kall().antall(Endepunkt.OPPSLAG);
            long besvart = venter(jdbc, "not");
            assertThat(besvart).as("what was answered is stored").isEqualTo(foer - 1);

            simulator.kall().nullstill();
            try (Testjobb jobb = jobb(simulator)) {
                Resultat resultat = jobb.motor().restart(null, null, null, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(PAR - besvart);
            assertThat(simulator.kall().parBesvartFlereGanger()).isZero();
            assertThat(jdbc.sql("select kode || ' ' || korrelasjonsid from karantene where loest is null")
                            .query(String.class)
                            .list())
                    .containsExactly("INGEN_TILGANG sporing-3");
            assertThat(jdbc.sql("select count(*) from par where utfall = 'AVVIST' and not par.venter")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from avstemming where venstre <> hoeyre")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void theFirstRefusalLeavesTheRestUnasked() {
        try (Simulator simulator = Lukketbestand.med(PAR)) {
            List<Par> par = Lukketbestand.par(simulator);
            par.forEach(p -> simulator.settSvar(p, 403, OAF_005));
            for (int forsoek = 0; forsoek < 3; forsoek++) {
                simulator.kall().nullstill();
                try (Testjobb jobb = jobb(simulator)) {
                    assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                            .isEqualTo(Exitkode.NEKTET);
                }
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isLessThanOrEqualTo(2 * ARBEIDERE);
            }
            par.forEach(p -> simulator.settSvar(p, 404, Lukketbestand.UTE_007));
            try (Testjobb jobb = jobb(simulator)) {
                Resultat resultat = jobb.motor().restart(null, null, null, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select count(*) from karantene")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest(name = "{0}, status {1}")
    @CsvSource({"OAF-005, 403", "OAF-003, 404", "OAF-008, 406", ", 404", ", 418"})
    void whoeverIsRefusedTheRestStopsAtTheNextCommitAndARestartBeginsElsewhere(String kode, int status) {
        String kropp = kode == null ? "{}" : "{\"kode\":\"%s\"}".formatted(kode);
        try (Simulator simulator = Lukketbestand.med(PAR)) {
            try (Testjobb jobb = jobb(simulator)) {
                Pseudonymisering pseudonymisering = jobb.hent(Pseudonymisering.class);
                Par foerste = Lukketbestand.par(simulator).stream()
                        .min(Comparator.comparing(p -> pseudonymisering
                                .pseudonym(new Identifikator(p.identifikator()))
                                .pseudonym()))
                        .orElseThrow();
                simulator.settSvar(foerste, status, kropp);
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.NEKTET);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isLessThanOrEqualTo(ARBEIDERE * PER_COMMIT);
            }
            try (Testjobb jobb = jobb(simulator)) {
                jobb.motor().restart(null, null, null, null);
            }
            assertThat(venter(JdbcClient.create(database.dataSource()), ""))
                    .as("all but the one refused, which is tried last")
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aRefusalThatIsNoMatterOfAccessCanBeToleratedWhenItIsAlone() {
        try (Simulator simulator = Lukketbestand.med(50)) {
            simulator.settSvar(Lukketbestand.par(simulator).get(3), 418, "{}");
            try (Testjobb jobb = jobb(simulator)) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.NEKTET);
                assertThat(jobb.motor().restart(null, null, null, null).exitkode())
                        .isEqualTo(Exitkode.NEKTET);
                Resultat resultat = jobb.motor().restart(null, null, 1L, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
        }
    }

    @Test
    void whoHadNoAccessBeforeIsAskedForLastAndStopsNothing() {
        try (Simulator simulator = Lukketbestand.med(50)) {
            simulator.settSvar(Lukketbestand.par(simulator).get(3), 403, OAF_005);
            try (Testjobb jobb = jobb(simulator)) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.NEKTET);
                assertThat(jobb.motor().restart(null, null, null, null).exitkode())
                        .isEqualTo(Exitkode.OK);
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                jdbc.sql("update par set besvart_hendelse = 0").update();
                Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
                assertThat(jdbc.sql("select count(*) from karantene where loest is null and kode = 'INGEN_TILGANG'")
                                .query(Long.class)
                                .single())
                        .isEqualTo(1);
            }
        }
    }

    private Testjobb jobb(Simulator simulator) {
        return new Testjobb(mappe, database, simulator, Map.of());
    }

    private static long venter(JdbcClient jdbc, String ikke) {
        return jdbc.sql("select count(*) from par where %s par.venter".formatted(ikke))
                .query(Long.class)
                .single();
    }
}
