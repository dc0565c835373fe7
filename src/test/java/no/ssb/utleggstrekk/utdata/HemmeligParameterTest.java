package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** p of the p% rule and the limit of dominance are confidential: no file tells them. */
class HemmeligParameterTest {
    @TempDir
    private Path mappe;

    @Test
    void whereNoFlagDependsOnThemEveryFileIsTheSameWhateverTheyAre() throws Exception {
        Noekler.lag(mappe.resolve("noekler"));

        Map<String, String> vanlig = filer("a", Map.of("utleggstrekk.avsloering.p-prosent", 10));
        Map<String, String> hemmelig = filer(
                "b",
                Map.of("utleggstrekk.avsloering.p-prosent", 97, "utleggstrekk.avsloering.stoerste-andel", 0.98765));

        assertThat(vanlig).hasSizeGreaterThan(20).containsKey("logg/2026-09/kjoering-0002/rapport.json");
        assertThat(hemmelig.keySet()).isEqualTo(vanlig.keySet());
        assertThat(vanlig.keySet())
                .filteredOn(navn -> !Objects.requireNonNull(vanlig.get(navn)).equals(hemmelig.get(navn)))
                .isEmpty();
    }

    /** Of two kjøringer in which every group is flagged by its number of persons alone. */
    private Map<String, String> filer(String navn, Map<String, Object> parametre) throws Exception {
        Map<String, Object> alle = new TreeMap<>(parametre);
        alle.put("utleggstrekk.foerste-kalendermaaned", "2026-08");
        alle.put("utleggstrekk.avsloering.minste-antall", 1000);
        alle.put("utleggstrekk.pseudonym.noekkelsett-fil", mappe.resolve("noekler/pseudonym-noekkelsett.json"));
        Map<String, String> innhold = new TreeMap<>();
        Path verden = mappe.resolve("verden"); // Datadoc tells where it stands
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb = new Testjobb(verden, simulator, alle)) {
            for (int nr = 1; nr <= 2; nr++) {
                assertThat(Goldenkjoering.kjoer(jobb, simulator, nr).melding()).endsWith("is published");
            }
            for (Path fil : Filer.alle(jobb.utdata())) {
                innhold.put(jobb.utdata().relativize(fil).toString(), innhold(fil));
            }
        }
        Files.move(verden, mappe.resolve(navn));
        return innhold;
    }

    /** A page is made of its rapport.json alone; when and how long differs from kjøring to kjøring. */
    private static String innhold(Path fil) throws IOException {
        String navn = fil.getFileName().toString();
        if (navn.endsWith(".html")) {
            return "";
        }
        if (!navn.equals("rapport.json")) {
            return Files.readString(fil, StandardCharsets.ISO_8859_1);
        }
        JsonNode rapport = JsonTekst.les(Files.readString(fil));
        ((ObjectNode) rapport.get("resultat")).remove(List.of("startet", "avsluttet", "publisert"));
        return ((ObjectNode) rapport).without(List.of("api", "steg")).toString();
    }
}
