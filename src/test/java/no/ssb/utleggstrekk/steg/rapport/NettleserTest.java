package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.rapport.figur.Tallformat;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.verktoey.Node;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages in a real browser, opened from disk as a statistician does: wide and narrow, light, dark and on paper. */
@Tag("maskin")
class NettleserTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    private static final Tallformat NB = Tallformat.av("nb");

    /** What comes from outside, or that people wrote. */
    private static final Set<String> FRITEKST = Set.of(
            "detalj",
            "id",
            "alvorlighetsgrad",
            "kode",
            "grunn",
            "korrelasjonsid",
            "beskrivelse",
            "feil",
            "navn",
            "felt",
            "ligning",
            "programversjon",
            "kommando",
            "detaljer",
            "bruker",
            "vert",
            "api",
            "steg");

    private static final String FIENDTLIG =
            "\u202e<script>alert(1)</script><img src=x onerror=alert(1)>\"'></td></table>]]>{{tittel}}&lt;\u0000"
                    + "x".repeat(3_000);

    @TempDir
    private Path mappe;

    @Test
    void everyPageOpensFromDiskReadsWellAndSaysWhatItsJsonSays() throws Exception {
        assumeTrue(Node.erHer() && Node.erHer("chromium"), "node, npm and chromium are not all on this machine");
        assumeTrue(Node.installer(), "npm could not install playwright-core and axe-core in target/node: no registry?");
        List<Path> mapper = kjoer();
        List<Path> sider = new ArrayList<>(
                mapper.stream().map(m -> m.resolve("rapport.html")).toList());
        sider.add(mapper.get(0).resolve("../../index.html").normalize());
        sider.add(med(mapper.get(1), "snill", "harmless"));
        sider.add(med(mapper.get(1), "fiendtlig", FIENDTLIG));

        JsonNode sett = JsonTekst.les(Node.kjoer(mappe, "side.mjs", oppgave(sider)));

        for (int i = 0; i < sider.size(); i++) {
            kontroller(sett.get(i), sider.get(i).getFileName() + " " + i);
        }
        assertThat(sett.valueStream().limit(4).map(s -> s.get("svar").asString()))
                .containsExactly("FORELØPIG", "JA", "NEI", "MED FORBEHOLD");
        assertThat(sett.valueStream().limit(4).map(s -> s.get("boks").asString()))
                .containsExactly("boks FORELOEPIG", "boks JA", "boks NEI", "boks MED_FORBEHOLD");
        for (int i = 0; i < 4; i++) {
            figurer(
                    sett.get(i).get("figurer"),
                    JsonTekst.les(Files.readString(mapper.get(i).resolve("rapport.json"))));
        }
        assertThat(merker(sett.get(3).get("figurer"), "varmekart"))
                .as("two stable months")
                .hasSizeGreaterThan(1);
        assertThat(sett.get(4).get("tekst").asString())
                .contains("FORELØPIG", "JA", "MED FORBEHOLD", "september 2026", "aug 26 v1");
        assertThat(sett.get(6).get("elementer"))
                .as("what comes from outside changes nothing in the structure")
                .isEqualTo(sett.get(5).get("elementer"));
    }

    private static void kontroller(JsonNode side, String hva) {
        assertThat(side.get("foresporsler")).as(hva).isEmpty();
        assertThat(side.get("konsoll")).as(hva).isEmpty();
        assertThat(side.get("farlig")).as(hva).isEmpty();
        assertThat(side.get("spraak").asString()).isEqualTo("nb");
        side.get("visninger").properties().forEach(v -> {
            String visning = hva + " " + v.getKey();
            assertThat(v.getValue().get("feil")).as(visning + ": axe").isEmpty();
            assertThat(v.getValue().get("bredde").asInt())
                    .as(visning + ": no sideways scrolling")
                    .isEqualTo(v.getKey().startsWith("smal") ? 400 : 1280);
            assertThat(v.getValue().get("aapne"))
                    .as(visning + ": opened by keyboard")
                    .isEqualTo(v.getValue().get("details"));
        });
        assertThat(side.get("pdf").asInt()).as(hva).isGreaterThan(1_000);
        assertThat(side.get("utskriftsbredde").asInt())
                .as(hva + ": fits the paper")
                .isNotPositive();
    }

    /** As many marks as points, with the numbers of the JSON. */
    private static void figurer(JsonNode figurer, JsonNode rapport) {
        assertThat(figurer.properties()).allSatisfy(f -> {
            assertThat(f.getValue().get("navn").asString()).isNotBlank();
            assertThat(f.getValue().get("beskrivelse").asString()).isNotBlank();
        });
        assertThat(merker(figurer, "fordeling-figur"))
                .containsExactlyElementsOf(rapport.path("maanedsbilde")
                        .path("fordeling")
                        .valueStream()
                        .map(k -> k.get("antall_utleggstrekk").asLong())
                        .filter(antall -> antall > 0)
                        .map(NB::heltall)
                        .toList());
        assertThat(merker(figurer, "varmekart")).containsExactlyElementsOf(Figurfasit.varmekart(rapport));
        assertThat(merker(figurer, "revisjonslinjer")).containsExactlyElementsOf(Figurfasit.revisjonslinjer(rapport));
        assertThat(merker(figurer, "trafikk-figur")).containsExactlyInAnyOrderElementsOf(Figurfasit.trafikk(rapport));
        List<JsonNode> maaneder = rapport.get("historikk").valueStream().toList();
        assertThat(merker(figurer, "utvikling-figur"))
                .containsAll(maaneder.stream()
                        .map(m -> m.get("versjoner").get(m.get("versjoner").size() - 1))
                        .map(v -> NB.heltall(v.get("antall_inntektsmottakere").asLong()))
                        .toList())
                .containsAll(maaneder.stream()
                        .flatMap(m -> m.get("typer").valueStream())
                        .filter(type -> type.get("sum_beloep").asLong(0) < 0)
                        .map(type -> NB.desimaltall(-type.get("sum_beloep").asLong() / 1e6, 1))
                        .toList())
                .hasSize(maaneder.size()
                        + (int) maaneder.stream()
                                .flatMap(m -> m.get("typer").valueStream())
                                .filter(type -> type.get("sum_beloep").asLong(0) < 0)
                                .count());
        assertThat(merker(figurer, "hendelser-figur").stream()
                        .mapToLong(t -> Long.parseLong(t.replaceAll("\\D", "")))
                        .sum())
                .isEqualTo(rapport.get("hendelser")
                        .valueStream()
                        .mapToLong(h -> h.get("antall").asLong())
                        .sum());
    }

    /** What the marks of a plot say of their values; none when the page has no such plot. */
    private static List<String> merker(JsonNode figurer, String id) {
        return figurer.path(id)
                .path("merker")
                .valueStream()
                .map(m -> m.asString().substring(m.asString().lastIndexOf(": ") + 2))
                .toList();
    }

    private static String oppgave(List<Path> sider) {
        ArrayNode oppgave = JsonTekst.objekt().putArray("sider");
        sider.forEach(s -> oppgave.addObject().put("fil", s.toString()).putNull("bilder"));
        return oppgave.toString();
    }

    /** The folders of four kjøringer: not stable, stable, stopped for a decision, with a par that was refused. */
    private List<Path> kjoer() {
        try (Simulator simulator =
                        Simulator.start(Oppsett.demo().medPersoner(150).medEndringer(0.4));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            List<Resultat> resultater = new ArrayList<>();
            resultater.add(kjoer(jobb, simulator, AUGUST, LocalDate.of(2026, 9, 5), null));
            resultater.add(kjoer(jobb, simulator, AUGUST, LocalDate.of(2026, 9, 12), null));
            resultater.add(kjoer(jobb, simulator, AUGUST.pluss(1), LocalDate.of(2026, 10, 12), 1L));
            Path stoppet = mappe(jobb, resultater.get(2));
            Par avvist = simulator
                    .par()
                    .filter(p -> p.kalendermaaned().equals("2026-09") && simulator.status(p) == 200)
                    .findFirst()
                    .orElseThrow();
            simulator.settSvar(avvist, 400, "{\"kode\":\"UTE-006\",\"melding\":\"<b>nei</b>\"}");
            Path kopi = mappe.resolve("stoppet/a/b");
            Files.createDirectories(kopi);
            for (String fil : List.of("rapport.html", "rapport.json")) {
                Files.copy(stoppet.resolve(fil), kopi.resolve(fil));
            }
            Resultat ferdig = jobb.motor().restart(null, 1_000_000L, null, null);
            assertThat(ferdig.exitkode()).as(ferdig.melding()).isEqualTo(Exitkode.OK);
            return List.of(mappe(jobb, resultater.get(0)), mappe(jobb, resultater.get(1)), kopi, mappe(jobb, ferdig));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Resultat kjoer(
            Testjobb jobb, Simulator simulator, Kalendermaaned maaned, LocalDate dag, @Nullable Long maksOppslag) {
        simulator.settDato(dag);
        return jobb.motor().kjoer(new Bestilling(maaned, dag, maksOppslag, null));
    }

    private static Path mappe(Testjobb jobb, Resultat resultat) {
        return jobb.utdata()
                .resolve("logg/%s/%s"
                        .formatted(
                                resultat.kjoering().kalendermaaned(),
                                resultat.kjoering().navn()));
    }

    /** The page of a report whose free texts are all the same. */
    private Path med(Path fra, String navn, String tekst) throws IOException {
        ObjectNode rapport = (ObjectNode) JsonTekst.les(Files.readString(fra.resolve("rapport.json")));
        rapport.properties().stream()
                .filter(f -> !f.getKey().equals("resultat") && !f.getKey().equals("maaneder"))
                .forEach(f -> erstatt(f.getValue(), tekst));
        ((ObjectNode) rapport.get("resultat")).put("feil", tekst);
        Path side = mappe.resolve(navn + ".html");
        Files.writeString(side, new Side("nb").rapport(rapport));
        return side;
    }

    private static void erstatt(JsonNode node, String tekst) {
        if (node instanceof ObjectNode objekt) {
            List.copyOf(objekt.properties()).forEach(f -> {
                if (FRITEKST.contains(f.getKey()) && f.getValue().isString()) {
                    objekt.put(f.getKey(), tekst);
                } else {
                    erstatt(f.getValue(), tekst);
                }
            });
        } else {
            node.forEach(n -> erstatt(n, tekst));
        }
    }
}
