package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page says of numbers: the report of a real kjøring that revised August, in some tests with other totals. */
class SidetallTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    private static Path mappe;

    private static JsonNode ekte = JsonTekst.objekt();

    private final ObjectNode rapport = (ObjectNode) ekte.deepCopy();

    @BeforeAll
    static void septemberRevisesAugust() {
        try (Simulator simulator =
                        Simulator.start(Oppsett.demo().medPersoner(150).medEndringer(0.4));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            for (Kalendermaaned maaned : List.of(AUGUST, AUGUST.pluss(1))) {
                LocalDate dag = maaned.pluss(1).verdi().atDay(12);
                simulator.settDato(dag);
                var resultat = jobb.motor().kjoer(new Bestilling(maaned, dag, null, null));
                ekte = new Rapportkontrakt().les(jobb, resultat.kjoering());
            }
        }
    }

    @Test
    void theMeanRevisionHasTheSignOfThePage() {
        totaler(-9_000_000, -8_900_000, -9_200_000);

        assertThat(rapport.at("/revisjonsmaal/mr").asDouble()).isEqualTo(50_000);
        assertThat(rad("nb", "MR: ")).containsExactly("ca. −50 000");
        assertThat(rad("nb", "MAR: ")).containsExactly("ca. 50 000");
        assertThat(rad("en", "MR: ")).containsExactly("about −50,000");

        ((ObjectNode) rapport.at("/revisjonsmaal/foreloepig_til_foerste"))
                .put("antall_maaneder", 1)
                .put("mr", -70_000.4)
                .put("mar", 70_000.4);
        assertThat(rad("nb", "MR fra foreløpig")).containsExactly("ca. +70 000");
        assertThat(rad("nb", "MAR fra foreløpig")).containsExactly("ca. 70 000");
    }

    @Test
    void hendelserThatCouldNotBeUsedAreSomethingToDo() {
        assertThat(rapport.at("/tellere/karantene").asLong()).isPositive();
        assertThat(rapport.at("/tellere/AVVIST").asLong()).isZero();
        assertThat(rapport.at("/resultat/neste_steg/0/kode").asString()).isEqualTo("SE_KARANTENE");
        assertThat(side("nb")).contains("Be driften se på det som ikke kunne brukes");
    }

    @Test
    void theExamplesOfAllMonthsAreNotThoseOfTheOldest() {
        ArrayNode avvik = rapport.putArray("avvik");
        for (Kalendermaaned maaned : List.of(AUGUST, AUGUST.pluss(1))) {
            ArrayNode eksempler = avvik.addObject()
                    .put("kode", "BELOEP_POSITIVT")
                    .put("kalendermaaned", maaned.toString())
                    .put("antall", 10)
                    .putArray("eksempler");
            for (int i = 0; i < 10; i++) {
                eksempler.addObject().putNull("underenhet").put("detalj", "x").put("antall", 5);
            }
        }
        String side = side("nb");
        assertThat(side.substring(
                        side.indexOf("Eksempler, høyst ti"),
                        side.indexOf("</details>", side.indexOf("Eksempler, høyst ti"))))
                .contains("<td>september 2026</td>")
                .doesNotContain("august 2026");
    }

    @Test
    void aMonthWithoutFiguresHasNoPlotOfThem() {
        assertThat(side("nb")).contains("id=\"fordeling-figur");
        rapport.at("/maanedsbilde/fordeling").forEach(k -> ((ObjectNode) k).put("antall_utleggstrekk", 0));
        assertThat(side("nb"))
                .doesNotContain("id=\"fordeling-figur")
                .contains("Vises når kjøringen er ferdig og måneden har tall.");
    }

    @Test
    void aPercentageThatRoundingAloneCanChangeIsSaidToBeApproximate() {
        totaler(-9_000_000, -8_900_000, -9_200_000);

        assertThat(rad("nb", "august 2026")).endsWith("−0,1 mill. kr", "ca. −1,1 %");
        assertThat(rad("nb", "RMAR: ")).containsExactly("ca. 0,6 %");
        assertThat(kort("nb", "Trukket beløp")).containsExactly("9,2 mill. kr", "ca. +3,4 %");
        assertThat(punkter("nb", "varmekart")).containsExactly("0,0 %", "ca. −1,1 %", "0,0 %");
        assertThat(punkter("nb", "revisjonslinjer")).containsExactly("0,0 %", "ca. −1,1 %", "0,0 %");
        assertThat(rad("en", "August 2026")).endsWith("NOK −0.1 million", "about −1.1%");
        assertThat(side("nb")).contains("«ca.» foran et tall betyr");

        totaler(-900_000_000, -890_000_000, -920_000_000);
        assertThat(rad("nb", "august 2026")).endsWith("−10,0 mill. kr", "−1,1 %");
        assertThat(rad("nb", "RMAR: ")).containsExactly("0,6 %");
        assertThat(kort("nb", "Trukket beløp")).containsExactly("920,0 mill. kr", "+3,4 %");
        assertThat(punkter("nb", "varmekart")).containsExactly("0,0 %", "−1,1 %", "0,0 %");
    }

    @Test
    void aChangeThatRoundingHidIsLessThanItsStepAndNotZero() {
        totaler(-9_000_000, -9_000_000, -9_000_000);

        assertThat(rad("nb", "august 2026")).endsWith("mindre enn 0,1 mill. kr", "mindre enn 1,1 %");
        assertThat(rad("en", "August 2026")).endsWith("less than NOK 0.1 million", "less than 1.1%");
        assertThat(kort("nb", "Trukket beløp")).containsExactly("9,0 mill. kr", "mindre enn 1,1 %");
        assertThat(punkter("nb", "varmekart")).containsExactly("0,0 %", "mindre enn 1,1 %", "0,0 %");

        // the same kroner are shown again, as fewer than three persons have others: nothing is known of the change
        ((ObjectNode) rapport.at("/historikk/0/versjoner/1")).put("kroner_fra_kjoering", 1);
        assertThat(punkter("nb", "varmekart")).containsExactly("0,0 %", "0,0 %", "0,0 %");
    }

    @Test
    void theMonthsUntilAMonthIsAtRestAreLeftOutWhereTotalsAreTooSmallForIt() {
        totaler(-9_000_000, -8_900_000, -9_200_000);
        assertThat(rad("nb", "Måneder før")).isEmpty();
        assertThat(side("nb"))
                .contains("<p>«Måneder før endringen er under 0,1 %» vises ikke: avrundingen alene er mer enn 0,1 %");

        totaler(-100_000_000, -100_000_000, -100_000_000);
        assertThat(rad("nb", "Måneder før")).containsExactly("1,0");
        assertThat(side("nb")).doesNotContain("vises ikke: avrundingen");
    }

    @Test
    void whatWasWaitedForIsNamedInThePlotAndInTheTable() {
        ObjectNode oppslag = (ObjectNode) rapport.at("/api/kall/1");
        oppslag.put("ventet_paa_skatteetaten_ms", 1_200).put("ventet_paa_grenser_ms", 5_000);

        assertThat(rad("nb", "oppslag")).contains("1,2", "5,0");
        assertThat(side("nb"))
                .contains("Ventet på Skatteetaten, s", "Ventet på egne grenser, s")
                .contains("på Skatteetaten og på våre egne grenser til sammen")
                .contains("Ventet: Skatteetaten + egne grenser");
    }

    @Test
    void countsHaveNoDecimals() {
        ObjectNode trafikk = (ObjectNode) rapport.at("/api/trafikk");
        ArrayNode punkter = trafikk.put("minutter_per_punkt", 1).putArray("punkter");
        punkt(punkter, 1_703, 31);
        assertThat(punkter("nb", "trafikk-figur")).contains("1 672", "31");

        punkter.removeAll();
        punkt(punkter, 2, 1);
        assertThat(merker("trafikk-figur")).containsExactly("0", "1", "2", "0", "1");

        trafikk.put("minutter_per_punkt", 4);
        assertThat(punkter("nb", "trafikk-figur")).as("means, not counts").contains("0,3");
    }

    private static void punkt(ArrayNode punkter, long kall, long gjentak) {
        punkter.addObject()
                .put("fra", "2026-10-12T06:00Z")
                .put("kall", kall)
                .put("gjentak", gjentak)
                .put("ventet_paa_skatteetaten_ms", 0)
                .put("ventet_paa_grenser_ms", 0);
    }

    @Test
    void thatTheEquationsAreCodesIsSaidAndTheStatusOfAStepIsTranslated() {
        assertThat(side("nb"))
                .contains("<p>Navnene er koder på engelsk. docs/avstemming.md forklarer hver av dem.</p>");
        ArrayNode steg = rapport.putArray("steg");
        for (BatchStatus status : BatchStatus.values()) {
            steg.addObject()
                    .put("steg", "oppslag")
                    .put("forsoek", 1)
                    .put("status", status.name())
                    .putNull("sekunder")
                    .put("lest", 0)
                    .put("skrevet", 0);
        }
        String side = side("nb");
        assertThat(side).contains("<td>ferdig</td>", "<td>i gang</td>");
        assertThat(Stream.of(BatchStatus.values()).map(BatchStatus::name))
                .allSatisfy(status -> assertThat(side).doesNotContain(">" + status + "<"));
    }

    /** August in version 1 and now, and September; what the report works out from them is worked out again. */
    private void totaler(long foerste, long naa, long september) {
        sum("/historikk/0/versjoner/0", foerste);
        sum("/historikk/0/versjoner/1", naa);
        sum("/historikk/1/versjoner/0", september);
        sum("/maaneder/0/foer", foerste);
        sum("/maaneder/0/naa", naa);
        sum("/maaneder/0/endring", naa - foerste);
        rapport.set("revisjonsmaal", Revisjonsmaal.av((ArrayNode) rapport.get("historikk")));
        new Rapportkontrakt().sjekk(rapport);
    }

    private void sum(String sti, long kroner) {
        ((ObjectNode) rapport.at(sti)).put("sum_beloep", kroner);
    }

    private String side(String spraak) {
        return new Side(spraak).rapport(rapport).replace('\u00a0', ' ');
    }

    /** The cells of the first row with such a name. */
    private List<String> rad(String spraak, String navn) {
        return alle("<td[^>]*>([^<]*)</td>", forste("<th scope=\"row\">" + navn + "[^<]*</th>(.*)</tr>", side(spraak)));
    }

    private List<String> kort(String spraak, String navn) {
        return alle(
                "<p class=\"\\w+\">([^<]*)</p>", forste("<p class=\"navn\">" + navn + "</p>(.*)</div>", side(spraak)));
    }

    /** What the marks of a plot tell of their values. */
    private List<String> punkter(String spraak, String id) {
        return alle(" data\"><title>[^<]*: ([^<]*)</title>", figur(spraak, id));
    }

    /** The numbers at the scales of a plot. */
    private List<String> merker(String id) {
        return alle("class=\"merke(?: h)?\">([\\d,]+)</text>", figur("nb", id));
    }

    private String figur(String spraak, String id) {
        return forste("<title id=\"" + id + "-t\">(.*)</svg>", side(spraak));
    }

    private static String forste(String moenster, String tekst) {
        List<String> alle = alle(moenster, tekst);
        return alle.isEmpty() ? "" : alle.get(0);
    }

    private static List<String> alle(String moenster, String tekst) {
        List<String> treff = new ArrayList<>();
        Pattern.compile(moenster).matcher(tekst).results().forEach(r -> treff.add(r.group(1)));
        return treff;
    }
}
