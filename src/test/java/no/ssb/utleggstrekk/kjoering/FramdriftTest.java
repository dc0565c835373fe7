package no.ssb.utleggstrekk.kjoering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramdriftTest {
    private static final Stegbilde HALVVEIS = new Stegbilde("oppslag", 400, 1600, "par", Duration.ofSeconds(8));

    private Instant naa = Instant.parse("2026-11-12T06:00:00Z");

    @Test
    void aStepTellsHowFarItIsHowFastAndHowLongIsLeft() {
        assertThat(HALVVEIS.linje()).isEqualTo("oppslag: 400 of 1600 par, 50/s, about 24 s left");
        assertThat(new Stegbilde("hendelser", 400, 0, "hendelser", Duration.ofSeconds(8)).linje())
                .isEqualTo("hendelser: 400 hendelser, 50/s");
        assertThat(new Stegbilde("avstemming", 0, 0, "", Duration.ofSeconds(8)).linje())
                .isEqualTo("avstemming: 8 s");
        assertThat(new Stegbilde("sammenstilling", 0, 3, "months", Duration.ofSeconds(8)).linje())
                .isEqualTo("sammenstilling: 0 of 3 months");
    }

    @Test
    void aWideTerminalGetsABarAndANarrowOneNone() {
        assertThat(HALVVEIS.livelinje(100)).startsWith("[#######.......................] oppslag: 400 of 1600");
        assertThat(HALVVEIS.livelinje(80)).hasSizeLessThan(80).startsWith("[####");
        assertThat(HALVVEIS.livelinje(40)).isEqualTo(HALVVEIS.linje());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 399, 1599, 1600, 2000})
    void theBarIsNeverLongerThanItsPlace(int ferdig) {
        assertThat(new Stegbilde("oppslag", ferdig, 1600, "par", Duration.ofSeconds(9)).livelinje(100))
                .matches("\\[#*\\.*] .*")
                .satisfies(l -> assertThat(l.indexOf(']')).isEqualTo(31));
    }

    @Test
    void aStepThatWaitsSaysForWhat() {
        try (Framdrift framdrift = new Framdrift(() -> naa, false)) {
            framdrift.start("serie");
            naa = naa.plusSeconds(28);
            assertThat(framdrift.linje()).hasValue("serie: 28 s");
            framdrift.venterPaa(() -> Optional.of("Skatteetaten's API for hendelser does not answer"));
            assertThat(framdrift.linje()).hasValue("serie: 28 s; Skatteetaten's API for hendelser does not answer");
        }
    }

    @Test
    void aStepWhoseSizeWasToldBeforeItBeganHasIt() {
        List<Stegbilde> ferdige = new ArrayList<>();
        try (Framdrift framdrift = new Framdrift(() -> naa, false)) {
            framdrift.lytt(ferdige::add);
            framdrift.vent("oppslag", 300);
            framdrift.start("oppslagsplan");
            framdrift.slutt();
            framdrift.start("oppslag");
            framdrift.ferdig(200);
            naa = naa.plusSeconds(4);
            framdrift.slutt();
            framdrift.slutt();
        }
        assertThat(ferdige)
                .containsExactly(
                        new Stegbilde("oppslagsplan", 0, 0, "", Duration.ZERO),
                        new Stegbilde("oppslag", 200, 300, "par", Duration.ofSeconds(4)));
    }

    @Test
    void aTerminalThatKnowsNoSignsIsWrittenToAsALog() {
        assertThat(Terminal.forstaarTegn(Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(Terminal.forstaarTegn(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.forstaarTegn(Map.of())).isFalse();
    }
}
