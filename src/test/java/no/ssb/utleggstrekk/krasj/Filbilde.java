package no.ssb.utleggstrekk.krasj;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.verktoey.Filer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files below the root: what readers see, byte for byte; of the logs the parts that do not tell of time. */
final class Filbilde {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> RAPPORTDELER =
            List.of("tellere", "maaneder", "utenfor_dekning", "avstemming", "avvik", "karantene", "filer");

    private static final List<String> RESULTATDELER =
            List.of("status", "exitkode", "feil", "bruk", "stabil", "feilet", "avvist");

    /** A Datadoc says where its file stands, and each course has a folder of its own: so have its size and checksum. */
    static final String DATADOC = "__DOC.json";

    private Filbilde() {}

    static void av(Path rot, SortedMap<String, List<String>> til) {
        Path produkt = rot.resolve("utleggstrekk_data");
        for (Path fil : Filer.alle(produkt)) {
            String navn = produkt.relativize(fil).toString();
            if (!navn.startsWith("logg/")) {
                til.put("file " + navn, List.of(navn.endsWith(DATADOC) ? utenSted(les(fil)) : Filer.sha256(fil)));
            }
        }
        List<Path> manifester = Filer.alle(produkt.resolve("logg")).stream()
                .filter(p -> p.endsWith("manifest.json"))
                .toList();
        for (int i = 0; i < manifester.size(); i++) {
            til.put("manifest " + (i + 1), manifest(les(manifester.get(i))));
            til.put("report " + (i + 1), rapport(les(manifester.get(i).resolveSibling("rapport.json"))));
        }
    }

    /** Files that no reader should find: temporary ones, half-written ones, and checksums of Hadoop's. */
    static List<String> rester(Path rot) {
        return Filer.alle(rot).stream()
                .map(rot::relativize)
                .map(Path::toString)
                .filter(n -> n.matches("(.*/)?(\\..*|.*\\.tmp|.*\\.crc)") || n.contains("/temp/"))
                .toList();
    }

    private static String utenSted(JsonNode datadoc) {
        ObjectNode datasett = (ObjectNode) datadoc.required("datadoc").required("dataset");
        datasett.remove("file_path");
        return datadoc.toString();
    }

    private static List<String> manifest(JsonNode manifest) {
        manifest.required("filer").forEach(f -> ((ObjectNode) f.required("dokumentasjon")).retain("sti"));
        List<String> linjer = new ArrayList<>();
        for (Map.Entry<String, JsonNode> felt : manifest.properties()) {
            if (!felt.getKey().equals("kjoering") && !felt.getKey().equals("programversjon")) {
                linjer.add(felt.toString());
            }
        }
        return linjer;
    }

    private static List<String> rapport(JsonNode rapport) {
        List<String> linjer = new ArrayList<>();
        for (String del : RAPPORTDELER) {
            JsonNode innhold = rapport.required(del);
            (innhold.isArray() ? innhold.valueStream() : Stream.of(innhold))
                    .forEach(d -> linjer.add(del + "=" + utenKjoering(d.toString())));
        }
        linjer.removeIf(l -> l.startsWith("avstemming=") && l.contains(DATADOC));
        RESULTATDELER.forEach(
                d -> linjer.add(d + "=" + rapport.required("resultat").required(d)));
        return linjer;
    }

    /** Without the number of the kjøring in the path of a temporary file: a crash may have left one more before it. */
    static String utenKjoering(String tekst) {
        return tekst.replaceAll("kjoering-[0-9]+", "kjoering");
    }

    private static JsonNode les(Path fil) {
        return JSON.readTree(fil.toFile());
    }
}
