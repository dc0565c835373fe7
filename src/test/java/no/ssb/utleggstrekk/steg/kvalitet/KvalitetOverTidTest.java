package no.ssb.utleggstrekk.steg.kvalitet;

import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.MAANED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.Funn;
import org.junit.jupiter.api.Test;

/** The quality checks that hold a month against those before it. */
class KvalitetOverTidTest extends Kvalitetsgrunnlag {
    @Test
    void theMonthsTotalsAreComparedWithTheMeanOfTheLastThreeOnceThereAreThree() {
        Kalendermaaned mai = MAANED.pluss(-3);
        for (Kalendermaaned m : List.of(mai.pluss(-1), mai, mai.pluss(1))) {
            for (int i = 0; i < 3; i++) {
                data.person(m, m.erFoer(mai) ? -9_000 : -1000);
            }
        }
        Kjoering foerste = data.kjoering();
        data.kontroller(foerste, mai.pluss(-1), mai, mai.pluss(1));
        assertThat(data.funn(foerste, mai.pluss(1))).isEmpty(); // only two before it
        publiser(foerste);

        for (int i = 0; i < 3; i++) {
            data.person(mai.pluss(2), -1000);
            data.person(MAANED, -1250);
        }
        Kjoering andre = data.kjoering();
        data.kontroller(andre, mai.pluss(2), MAANED);

        assertThat(data.funn(andre, mai.pluss(2)))
                .containsOnly(Map.entry(
                        "MAANED_AVVIKER_FRA_SNITT",
                        new Funn(1, List.of("sum_beloep is -73 % from the mean of 2026-04, 2026-05, 2026-06 1"))));
        assertThat(data.funn(andre, MAANED)).isEmpty(); // 25 % is not more than 25 %

        data.person(MAANED, -1);
        Kjoering tredje = data.kjoering();
        data.kontroller(tredje, MAANED);
        assertThat(data.funn(tredje, MAANED)).as("July is not published").doesNotContainKey("MAANED_AVVIKER_FRA_SNITT");

        publiser(andre);
        data.kontroller(tredje, MAANED);
        assertThat(data.funn(tredje, MAANED)
                        .getOrDefault("MAANED_AVVIKER_FRA_SNITT", Funn.INGEN)
                        .eksempler())
                .containsExactly(
                        "antall_inntektsmottakere is +33 % from the mean of 2026-05, 2026-06, 2026-07 1",
                        "antall_utleggstrekk is +33 % from the mean of 2026-05, 2026-06, 2026-07 1",
                        "sum_beloep is +25 % from the mean of 2026-05, 2026-06, 2026-07 1");
    }

    @Test
    void aBeskrivelseIsComparedForItselfInPersonsAndKroner() {
        List<Kalendermaaned> foer = List.of(MAANED.pluss(-3), MAANED.pluss(-2), MAANED.pluss(-1));
        for (Kalendermaaned m : foer) {
            typer(m, 100, 12, 0);
        }
        typer(MAANED, 100, 4, 11);
        Kjoering kjoering = data.kjoering();
        data.kontroller(kjoering, foer.get(0), foer.get(1), foer.get(2), MAANED);

        String snitt = "the mean of 2026-05, 2026-06, 2026-07";
        assertThat(data.funn(kjoering, MAANED)
                        .getOrDefault("MAANED_AVVIKER_FRA_SNITT", Funn.INGEN)
                        .eksempler())
                .containsExactlyInAnyOrder(
                        "utleggstrekkAnnet antall_inntektsmottakere is -67 % from " + snitt + " 1",
                        "utleggstrekkAnnet sum_beloep is -67 % from " + snitt + " 1",
                        "utleggstrekkSamordnet antall_inntektsmottakere is new: " + snitt + " is 0 1",
                        "utleggstrekkSamordnet sum_beloep is new: " + snitt + " is 0 1");
    }

    @Test
    void aMonthThatIsNotStableIsComparedWithThosePersonsWhoHadComeByTheSameDay() {
        for (int siden = 1; siden <= 3; siden++) {
            Kalendermaaned m = MAANED.pluss(-siden);
            for (int i = 0; i < 20; i++) {
                // by the 12th of the month after: the half
                LocalDate dag = m.pluss(1).verdi().atDay(i % 2 == 0 ? 11 : 12);
                hendelse(data.person(m, -1000), dag);
            }
        }
        for (int i = 0; i < 10; i++) {
            data.person(MAANED, -1000);
        }
        data.stabil = false;
        Kalendermaaned[] alle = {MAANED.pluss(-3), MAANED.pluss(-2), MAANED.pluss(-1), MAANED};
        Kjoering kjoering = data.kjoering();
        data.kontroller(kjoering, alle);
        assertThat(data.funn(kjoering, MAANED))
                .as("as many as usual by that day")
                .isEmpty();

        for (int i = 0; i < 5; i++) {
            data.person(MAANED, -1000);
        }
        Kjoering senere = data.kjoering();
        data.kontroller(senere, alle);
        assertThat(data.funn(senere, MAANED))
                .containsOnly(
                        Map.entry(
                                "MAANED_AVVIKER_FRA_SNITT",
                                new Funn(
                                        1,
                                        List.of(
                                                "antall_inntektsmottakere is +50 % from the mean of 2026-05, 2026-06, 2026-07 by the same day 1"))));
    }
}
