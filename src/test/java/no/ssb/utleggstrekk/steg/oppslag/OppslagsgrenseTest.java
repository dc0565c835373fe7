package no.ssb.utleggstrekk.steg.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Kontrakt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rule 8: {@code --maks-oppslag} is a ceiling for the lookups of a kjøring, of numbers and of persons together. */
class OppslagsgrenseTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-06");
    private static final Oppsett BESTAND = Oppsett.historikk(30, FOERSTE, 3).medKontrakt(Kontrakt.PUBLISERT);

    @TempDir
    private Path mappe;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noKjoeringMakesMoreLookupsThanAllowedWhateverTheirKind(int maanederPerKall) {
        Map<String, Object> ekstra = Map.of(
                "utleggstrekk.foerste-kalendermaaned", FOERSTE,
                "utleggstrekk.maks-karantene-andel", 1,
                "utleggstrekk.api.maks-maaneder-per-kall", maanederPerKall);
        try (Simulator simulator = Simulator.start(BESTAND.medNummerhendelser(40));
                Testjobb fri = new Testjobb(mappe.resolve("fri"), simulator, ekstra);
                Testjobb jobb = new Testjobb(mappe.resolve("bundet"), simulator, ekstra)) {
            erPublisert(kjoer(fri, null));
            long alle = oppslag(simulator);
            assertThat(alle).isGreaterThan(40);
            for (long grense : new long[] {1, alle / 2, alle - 1}) {
                simulator.kall().nullstill();
                Resultat resultat = kjoer(jobb, grense);
                assertThat(resultat.exitkode())
                        .as("%s of %s: %s", grense, alle, resultat.melding())
                        .isEqualTo(Exitkode.BESLUTNING);
                assertThat(resultat.melding()).contains("--maks-oppslag " + grense);
                assertThat(oppslag(simulator)).isLessThanOrEqualTo(grense);
            }
        }
    }

    @Test
    void theParThatNumbersTurnOutToBeAreHeldAgainstWhatTheNumbersLeft() {
        Map<String, Object> ekstra =
                Map.of("utleggstrekk.foerste-kalendermaaned", FOERSTE, "utleggstrekk.maks-karantene-andel", 1);
        try (Simulator simulator = Simulator.start(BESTAND.medNummerhendelser(40));
                Testjobb jobb = new Testjobb(mappe, simulator, ekstra)) {
            erPublisert(kjoer(jobb, null));
            // as if they had just come: 40 numbers, and the par that some of them turn out to be
            jobb.hent(JdbcClient.class).sql("""
                    update hendelse set uten_par = 'UOPPSLAATT', par_id = null, sekvensnummer = sekvensnummer + 1000000
                    where logg_id is not null""").update();
            simulator.kall().nullstill();
            Resultat resultat = kjoer(jobb, 40L);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.BESLUTNING);
            assertThat(oppslag(simulator)).as("lookups of numbers").isEqualTo(40);
            erPublisert(jobb.motor().restart(null, 80L, null, null));
        }
    }

    @Test
    void theLookupsOfEarlierAttemptsCountToo() {
        Map<String, Object> ekstra = Map.of("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = new Testjobb(mappe, simulator, ekstra)) {
            simulator.settSvar(simulator.par().findFirst().orElseThrow(), 500, "{}");
            assertThat(kjoer(jobb, null).exitkode()).isEqualTo(Exitkode.FEILET);
            assertThat(jobb.motor().restart(null, 30L, null, null).exitkode())
                    .as("30 are made, and one more is needed")
                    .isEqualTo(Exitkode.BESLUTNING);
        }
    }

    private static long oppslag(Simulator simulator) {
        return simulator.kall().antall(Endepunkt.OPPSLAG) + simulator.kall().antall(Endepunkt.NUMMER);
    }

    private static void erPublisert(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
    }

    private static Resultat kjoer(Testjobb jobb, @Nullable Long grense) {
        return jobb.motor().kjoer(new Bestilling(FOERSTE.pluss(2), LocalDate.of(2026, 9, 12), grense, null));
    }
}
