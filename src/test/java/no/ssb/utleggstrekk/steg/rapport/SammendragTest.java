package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SammendragTest {
    private static final String RAPPORT = """
            {"kalendermaaned": "2026-09",
             "resultat": {"stabil": true},
             "maaneder": [
               {"kalendermaaned": "2026-08", "foer": {},
                "versjoner": [{"datasett": "utleggstrekk", "versjon_foer": 1, "versjon": 1, "ny": false},
                              {"datasett": "utleggstrekk-underenhet", "versjon_foer": 1, "versjon": 2, "ny": true}],
                "naa": {"antall_underenheter": 661, "antall_inntektsmottakere": 1564},
                "personer": {"antall_personer_nye": 2, "antall_personer_endret": 30, "antall_personer_borte": 8}},
               {"kalendermaaned": "2026-09", "foer": null,
                "versjoner": [{"datasett": "utleggstrekk-underenhet", "versjon_foer": null, "versjon": 1, "ny": true}],
                "naa": {"antall_underenheter": 652, "antall_inntektsmottakere": 1596},
                "personer": {"antall_personer_nye": 1596, "antall_personer_endret": 0, "antall_personer_borte": 0}}],
             "tellere": {"karantene": 3},
             "api": {"kall": [{"gjentak": 4}, {"gjentak": 1}]}}
            """;

    @Test
    void eachMonthIsALineOfATableOnATerminalThatIsWideEnough() {
        assertThat(av(RAPPORT).tabell(80))
                .containsExactly(
                        "  month    version   underenheter  persons  of them",
                        "  2026-08  1 -> 2             661     1564  2 new, 30 changed, 8 gone",
                        "  2026-09  1, new             652     1596  first published");
        assertThat(av(RAPPORT).tabell(40)).isEqualTo(av(RAPPORT).linjer());
    }

    @Test
    void inALogItIsOneLinePerMonth() {
        assertThat(av(RAPPORT).linjer())
                .containsExactly(
                        "2026-08: version 1 -> 2, 661 underenheter, 1564 persons (2 new, 30 changed, 8 gone)",
                        "2026-09: version 1 (new), 652 underenheter, 1596 persons (first published)");
    }

    @Test
    void onlyMonthsThatWerePublishedBeforeAreRevised() {
        assertThat(av(RAPPORT).revidert("nye")).isEqualTo(2);
        assertThat(av(RAPPORT).revidert("endret")).isEqualTo(30);
        assertThat(av(RAPPORT).revidert("borte")).isEqualTo(8);
        assertThat(av(RAPPORT).gjentak()).isEqualTo(5);
    }

    @Test
    void whenToRunAMonthAgainThatIsNotStable() {
        assertThat(av(RAPPORT).ustabil()).isEmpty();
        assertThat(av("""
                {"kalendermaaned": "2026-09", "resultat": {"stabil": false, "stabil_fra": "2026-10-10"}}""").ustabil())
                .contains("Run again from 2026-10-10 on: the figures of 2026-09 are not stable before that.");
    }

    @Test
    void ofAReportThatHoldsNothingNothingIsSaid() {
        assertThat(av("{}").tabell(80)).isEmpty();
        assertThat(av("{}").ustabil()).isEmpty();
    }

    private static Sammendrag av(String rapport) {
        return new Sammendrag(JsonMapper.shared().readTree(rapport), "rapport.html");
    }
}
