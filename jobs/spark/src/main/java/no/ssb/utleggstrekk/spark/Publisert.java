package no.ssb.utleggstrekk.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** What the manifests below a root say is published: of each dataset and month the file that the last kjøring told of. */
final class Publisert {
    private static final String LOGG = Utdatalager.PRODUKT + "/logg";

    private final TreeMap<Datasett, TreeMap<Kalendermaaned, Fil>> filer = new TreeMap<>();

    private Publisert() {}

    /**
     * A published file.
     *
     * @param sti relative to the root
     * @param sha256 of its bytes, in lower-case hexadecimal
     */
    record Fil(Datasett datasett, Kalendermaaned maaned, int versjon, String sti, String sha256) {}

    /**
     * Reads all manifests.
     *
     * @param med which months
     * @throws VarigFeil (BRUK) when they tell of no linjer in those months
     */
    static Publisert les(Utdatalager lager, Predicate<Kalendermaaned> med) {
        Publisert publisert = new Publisert();
        List<JsonNode> manifester = new ArrayList<>();
        for (String maaned : lager.navn(LOGG)) {
            for (String kjoering : lager.navn(LOGG + "/" + maaned)) {
                String sti = "%s/%s/%s/manifest.json".formatted(LOGG, maaned, kjoering);
                if (lager.finnes(sti)) {
                    manifester.add(manifest(lager, sti));
                }
            }
        }
        manifester.sort(Comparator.comparingLong(m -> m.path("kjoering").asLong()));
        manifester.forEach(m -> m.path("filer").forEach(f -> publisert.legg(f, med)));
        if (publisert.av(Datasett.PERSON).isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "--rot %s: no manifest tells of a file of linjer in these months; give the utleggstrekk.utdata.rot of the monthly job"
                            .formatted(lager.fullSti("")));
        }
        return publisert;
    }

    private static JsonNode manifest(Utdatalager lager, String sti) {
        try {
            return new ObjectMapper().readTree(lager.lesTekst(sti));
        } catch (JsonProcessingException ikkeJson) {
            throw new VarigFeil(
                    Exitkode.FEILET, "%s is not whole JSON; put it back from a backup".formatted(lager.fullSti(sti)));
        }
    }

    private void legg(JsonNode fil, Predicate<Kalendermaaned> med) {
        Datasett datasett = Datasett.medNavn(fil.path("datasett").asText());
        Kalendermaaned maaned = Kalendermaaned.av(fil.path("kalendermaaned").asText());
        if (Datasett.AV_LINJER.contains(datasett) && med.test(maaned)) {
            filer.computeIfAbsent(datasett, d -> new TreeMap<>())
                    .put(
                            maaned,
                            new Fil(
                                    datasett,
                                    maaned,
                                    fil.path("versjon").asInt(),
                                    fil.path("sti").asText(),
                                    fil.path("sha256").asText()));
        }
    }

    /** The files of a dataset by their months. */
    SortedMap<Kalendermaaned, Fil> av(Datasett datasett) {
        return filer.getOrDefault(datasett, new TreeMap<>());
    }

    /** All of them. */
    List<Fil> alle() {
        return filer.values().stream()
                .map(TreeMap::values)
                .flatMap(Collection::stream)
                .toList();
    }
}
