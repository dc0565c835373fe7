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

    private String side(String spraak) {
        return new Side(spraak).rapport(rapport).replace('\u00a0', ' ');
    }

    /** The cells of the first row with such a name. */
    private List<String> rad(String spraak, String navn) {
        return alle("<td[^>]*>([^<]*)</td>", forste("<th scope=\"row\">" + navn + "[^<]*</th>(.*)</tr>", side(spraak)));
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
