package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Node;
import no.ssb.utleggstrekk.verktoey.Notis;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever words Skatteetaten's answers hold, through the whole job, the page has the same structure in a real browser. */
@Tag("maskin")
class FiendtligVerdenTest {
    private static final String MAANED = "2026-08";
    private static final LocalDate DAG = LocalDate.of(2026, 9, 12);

    private static final List<String> ONDE = List.of(
            "</title></svg><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>\"'</td></table>",
            "\u202eebab\u2066 {{{tittel}}} ]]> &lt;b&gt; \u200f",
            "<b onmouseover='alert(1)'>" + "W".repeat(3_000));

    @TempDir
    private Path mappe;

    @Test
    void htmlScriptLongTextsAndRightToLeftMarksChangeNothingInTheStructure() throws Exception {
        assumeTrue(Node.erHer() && Node.erHer("chromium"), "node, npm and chromium are not all on this machine");
        assumeTrue(Node.installer(), "npm could not install playwright-core and axe-core in target/node: no registry?");
        Path snill = side("snill", nr -> "et ord, nummer " + nr);
        Path fiendtlig = side("fiendtlig", nr -> ONDE.get(Integer.parseInt(nr)));

        ArrayNode sider = JsonTekst.objekt().putArray("sider");
        for (Path side : List.of(snill, fiendtlig)) {
            sider.addObject().put("fil", side.toString()).putNull("bilder");
        }
        JsonNode sett = JsonTekst.les(Node.kjoer(mappe, "side.mjs", sider.toString()));

        assertThat(sett.get(0).get("tekst").asString()).contains("nummer 0", "nummer 1", "nummer 2", "nummer 3");
        assertThat(sett.get(1).get("tekst").asString())
                .contains("<script>", "<img src=x", "onmouseover")
                .as("marks that turn the text round are taken away")
                .doesNotContain("\u202e");
        // how many rows and marks there are is the data's: a text that is no code is counted with the others
        assertThat(sett.get(1).get("elementer").propertyNames())
                .containsExactlyElementsOf(sett.get(0).get("elementer").propertyNames());
        assertThat(sett.get(1).get("deler")).isEqualTo(sett.get(0).get("deler"));
        for (JsonNode side : sett) {
            assertThat(side.get("farlig")).isEmpty();
            assertThat(side.get("foresporsler")).isEmpty();
            assertThat(side.get("konsoll")).isEmpty();
            side.get("visninger")
                    .properties()
                    .forEach(v -> assertThat(v.getValue().get("bredde").asInt())
                            .as(v.getKey() + ": no sideways scrolling")
                            .isLessThanOrEqualTo(1280)
                            .isEqualTo(v.getKey().startsWith("smal") ? 400 : 1280));
        }
    }

    /** The page of a month in which the words stand wherever Skatteetaten can put a text. */
    private Path side(String navn, UnaryOperator<String> ord) {
        try (Simulator simulator = Simulator.start(Oppsett.demo());
                Testjobb jobb =
                        new Testjobb(mappe.resolve(navn), simulator, Map.of("utleggstrekk.maks-avvist-andel", 1))) {
            Manus manus = new Manus(simulator);
            for (int i = 0; i < 24; i++) {
                String her = ord.apply(Integer.toString(i % ONDE.size()));
                Par par = new Par(Notis.personnummer(i), MAANED);
                manus.svar(par, 200, null, svar(par, i, her));
                kommer(manus, par, i);
            }
            for (int i = 24; i < 28; i++) {
                String her = ord.apply(Integer.toString(i % ONDE.size()));
                Par par = new Par(Notis.personnummer(i), MAANED);
                ObjectNode feil = JsonTekst.objekt()
                        .put("kode", "UTE-006")
                        .put("melding", her)
                        .put("korrelasjonsid", her);
                manus.svar(par, 400, "UTE-006", feil.toString());
                kommer(manus, par, i);
            }
            simulator.settDato(DAG);
            var resultat = jobb.motor().kjoer(new Bestilling(Kalendermaaned.av(MAANED), DAG, null, null));
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            return jobb.utdata()
                    .resolve("logg/%s/%s/rapport.html"
                            .formatted(MAANED, resultat.kjoering().navn()));
        }
    }

    private static void kommer(Manus manus, Par par, int nr) {
        manus.kommer(
                new Notis(nr + 1L, par.identifikator(), MAANED, Instant.parse("2026-09-02T06:00:00Z"), true, "ENDRET"));
    }

    private static String svar(Par par, int nr, String ord) {
        ObjectNode svar = JsonTekst.objekt();
        ObjectNode forhold = svar.putArray("inntektsmottakerOgArbeidsgiver")
                .addObject()
                .put("kalendermaaned", MAANED)
                .put("norskIdentifikator", par.identifikator())
                .put("opplysningspliktig", "810000009")
                .put("underenhet", "910000004")
                .put("ukjent" + ord, ord);
        avvik(forhold, ord);
        avvik(
                forhold.putArray("utleggstrekk")
                        .addObject()
                        .put("beskrivelse", ord)
                        .put("beloep", -1_000 - 400 * nr),
                ord);
        return svar.toString();
    }

    private static void avvik(ObjectNode til, String ord) {
        til.putArray("avvik").addObject().put("id", ord).put("alvorlighetsgrad", ord);
    }
}
