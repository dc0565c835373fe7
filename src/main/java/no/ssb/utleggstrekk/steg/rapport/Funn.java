package no.ssb.utleggstrekk.steg.rapport;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that the report tells, as a code with the values that belong to it. How it is said stands in the message bundles.
 *
 * @param kode stable; the bundles have a text for each
 * @param verdier what the text names, by name: whole numbers, or texts such as months and dates
 */
record Funn(String kode, Map<String, ? extends Comparable<?>> verdier) {
    Funn {
        verdier = new TreeMap<>(verdier);
    }

    static Funn av(String kode) {
        return new Funn(kode, Map.of());
    }

    ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("kode", kode);
        ObjectNode felt = json.putObject("verdier");
        verdier.forEach((navn, verdi) -> {
            if (verdi instanceof Number tall) {
                felt.put(navn, tall.longValue());
            } else {
                felt.put(navn, verdi.toString());
            }
        });
        return json;
    }
}
