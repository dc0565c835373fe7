package no.ssb.utleggstrekk.motor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator asks for holds for the month it was asked for, and what cannot be is refused before anything is written. */
class BestillingTest {
    private static final Bestilling SEPTEMBER =
            new Bestilling(Kalendermaaned.av("2026-09"), Lukketbestand.BESTILLING.tilDato(), 100L, 5L);

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    @Test
    void whatIsToleratedForOneMonthIsNotToleratedForAnUnfinishedOneThatIsTakenUpFirst() {
        try (Simulator simulator = Lukketbestand.med(5)) {
            Lukketbestand.par(simulator).subList(0, 2).forEach(p -> simulator.settSvar(p, 500, "{}"));
            Map<String, Object> enGang = Map.of("utleggstrekk.api.maks-forsoek", 1);
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, enGang)) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.FEILET);
            }
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, enGang)) {
                Resultat resultat = jobb.motor().kjoer(SEPTEMBER);

                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.FEILET);
                assertThat(resultat.melding()).contains("for 2026-08", "2 par have no answer");
                assertThat(jobb.utdata().resolve("inndata")).doesNotExist();
                assertThat(jobb.hent(JdbcClient.class)
                                .sql("select tillat_feilet = 0 and maks_oppslag is null from kjoering")
                                .query(Boolean.class)
                                .single())
                        .as("its own")
                        .isTrue();
            }
        }
    }

    @Test
    void anotherFirstMonthThanTheOneRememberedIsRefusedBeforeAnythingIsWritten() {
        try (Simulator simulator = Lukketbestand.med(5)) {
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.OK);
            }
            try (Testjobb jobb = new Testjobb(
                    mappe, database, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", "2026-07"))) {
                assertThatThrownBy(() -> jobb.motor()
                                .kjoer(new Bestilling(
                                        Kalendermaaned.av("2026-08"), LocalDate.of(2026, 11, 21), null, null)))
                        .isInstanceOfSatisfying(
                                VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BRUK))
                        .hasMessageContaining("utleggstrekk.foerste-kalendermaaned is 2026-07")
                        .hasMessageContaining("2026-08");
                assertThat(jobb.hent(JdbcClient.class)
                                .sql("select count(*) from kjoering")
                                .query(Long.class)
                                .single())
                        .isEqualTo(1);
                simulator.kall().nullstill();
                Utkomme check = Kommandotest.kjoer(jobb.argumenter(), "check");
                assertThat(check.exitkode()).isEqualTo(2);
                assertThat(check.ut())
                        .contains("FAIL  first month      utleggstrekk.foerste-kalendermaaned is 2026-07")
                        .contains("ok    hendelser API    not asked: a kjøring is running")
                        .contains("ok    oppslag API      not asked: a kjøring is running");
                assertThat(simulator.kall().antall(Endepunkt.HENDELSER)
                                + simulator.kall().antall(Endepunkt.OPPSLAG))
                        .as("beside a process that holds the lock")
                        .isZero();
            }
        }
    }
}
