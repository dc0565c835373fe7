package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import tools.jackson.databind.JsonNode;

/** The names of fields that an answer came with, for people to read: cleaned, and not more of them than fit in a line. */
final class Feltnavn {
    private static final int MAKS = 20;

    private Feltnavn() {}

    /** The distinct names, sorted; nothing of what is no object. */
    static Set<String> av(Collection<JsonNode> noder) {
        Set<String> navn = new TreeSet<>();
        for (JsonNode node : noder) {
            for (String felt : node.isObject() ? node.propertyNames() : Set.<String>of()) {
                if (navn.size() < MAKS) {
                    navn.add(Tekstrens.kode(felt));
                }
            }
        }
        return navn;
    }

    /** What is other than the contract says: what is missing, and what is there instead. */
    static <T> Tolkning<T> ukjent(String mangler, Collection<JsonNode> noder, boolean sikkert) {
        Set<String> navn = av(noder);
        String sett = navn.isEmpty() ? "no field at all" : String.join(", ", navn);
        return new Tolkning.Ukjent<>(mangler + "; seen: " + sett, navn, sikkert);
    }
}
