package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Kontrakt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first kjøring over two years of 20 000 persons, or of {@code -Dpersoner=N}: two calls for each instead of 24.
 */
@Tag("ytelse")
class HistorikkfartTest {
    private static final int PERSONER = Integer.getInteger("personer", 20_000);
    private static final int MAANEDER = 24;
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2024-01");

    @TempDir
    private Path mappe;

    @Test
    void twoYearsOfAPersonAreTwoCalls() {
        try (Simulator simulator = Simulator.start(
                        Oppsett.historikk(PERSONER, FOERSTE, MAANEDER).medKontrakt(Kontrakt.PUBLISERT));
                Testjobb jobb = new Testjobb(
                        mappe,
                        simulator,
                        Map.of(
                                "utleggstrekk.foerste-kalendermaaned",
                                FOERSTE,
                                "utleggstrekk.api.sidestoerrelse",
                                10_000))) {
            Resultat resultat = jobb.motor()
                    .kjoer(new Bestilling(FOERSTE.pluss(MAANEDER - 1), LocalDate.of(2026, 2, 1), null, null));

            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            long kall = simulator.kall().antall(Endepunkt.OPPSLAG);
            assertThat(kall).isEqualTo(2L * PERSONER);
            assertThat(simulator.kall().parBesvart()).isEqualTo(MAANEDER * PERSONER);
            DataSource kilde = jobb.hent(DataSource.class);
            Stegtid.skriv("%d persons, %d months: %d calls for %d par; hendelser %.0f s, oppslag %.0f s"
                    .formatted(
                            PERSONER,
                            MAANEDER,
                            kall,
                            MAANEDER * PERSONER,
                            Stegtid.sekunder(kilde, "hendelser"),
                            Stegtid.sekunder(kilde, "oppslag")));
        }
    }
}
