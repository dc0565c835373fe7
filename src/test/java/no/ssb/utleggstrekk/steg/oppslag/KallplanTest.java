package no.ssb.utleggstrekk.steg.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KallplanTest {
    /** A month that was refused before is marked with an exclamation mark. */
    @ParameterizedTest(name = "{0}, {1} per call")
    @CsvSource(delimiter = '|', textBlock = """
            2026-08                                         | 12 | 2026-08
            2026-07 2026-08                                 | 12 | 2026-07..2026-08
            2026-06 2026-08                                 | 12 | 2026-06 2026-08
            2025-12 2026-01 2026-02                         | 12 | 2025-12..2026-02
            2026-01 2026-02 2026-03 2026-04 2026-05         |  2 | 2026-01..2026-02 2026-03..2026-04 2026-05
            2026-01 2026-02 2026-03                         |  1 | 2026-01 2026-02 2026-03
            2026-01 2026-03 2026-04 2026-05 2026-08 2026-09 |  2 | 2026-01 2026-03..2026-04 2026-05 2026-08..2026-09
            !2026-01 !2026-02 !2026-03                      | 12 | 2026-01 2026-02 2026-03
            """)
    void adjacentMonthsAreAskedForTogetherGreedilyFromTheOldest(String venter, int maks, String kall) {
        List<VentendePar> person =
                Stream.of(venter.split(" ")).map(KallplanTest::par).toList();

        assertThat(Kallplan.av(person, maks).stream().map(k -> Kallplan.spenn(k).toString()))
                .containsExactly(kall.split(" "));
        assertThat(Kallplan.av(person, maks).stream().flatMap(List::stream)).containsExactlyElementsOf(person);
    }

    private static VentendePar par(String tekst) {
        boolean nektet = tekst.startsWith("!");
        Kalendermaaned maaned = Kalendermaaned.av(nektet ? tekst.substring(1) : tekst);
        return new VentendePar(1, maaned, new Inntektsmottaker("p"), 1, 1, nektet, null);
    }
}
