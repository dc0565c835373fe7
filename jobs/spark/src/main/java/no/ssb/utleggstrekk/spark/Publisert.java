package no.ssb.utleggstrekk.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
     * @param spenn which months
     * @throws VarigFeil (BRUK) when they tell of no linjer in those months; (FEILET) when one is not whole, or two disagree
     */
    static Publisert les(Utdatalager lager, Spenn spenn) {
        List<Manifest> manifester = manifester(lager);
        List<Fil> alle = manifester.stream().flatMap(m -> m.filer().stream()).toList();
        kontrollerEnige(lager, alle);
        Publisert publisert = new Publisert();
        alle.stream()
                .filter(f -> spenn.har(f.maaned()))
                .forEach(f -> publisert
                        .filer
                        .computeIfAbsent(f.datasett(), d -> new TreeMap<>())
                        .put(f.maaned(), f));
        if (publisert.av(Datasett.PERSON).isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BRUK, "--rot %s: %s".formatted(Rotvalg.tekst(lager), ingen(manifester, alle, spenn)));
        }
        return publisert;
    }

    /** In the order in which they were written. */
    private static List<Manifest> manifester(Utdatalager lager) {
        List<Manifest> manifester = new ArrayList<>();
        for (String maaned : lager.navn(LOGG)) {
            for (String kjoering : lager.navn(LOGG + "/" + maaned)) {
                String mappe = "%s/%s/%s".formatted(LOGG, maaned, kjoering);
                if (lager.finnes(Manifest.sti(mappe))) {
                    manifester.add(Manifest.les(lager, mappe));
                }
            }
        }
        manifester.sort(Comparator.comparingLong(Manifest::kjoering));
        return manifester;
    }

    /** Only version 0 is ever replaced (rule 16). */
    private static void kontrollerEnige(Utdatalager lager, List<Fil> alle) {
        Map<String, String> sha256 = new HashMap<>();
        for (Fil f : alle) {
            if (f.versjon() > 0 && !f.sha256().equals(sha256.computeIfAbsent(f.sti(), s -> f.sha256()))) {
                throw new VarigFeil(
                        Exitkode.FEILET,
                        "%s: the manifests disagree on its SHA-256; put whole copies of them back from a backup"
                                .formatted(lager.fullSti(f.sti())));
            }
        }
    }

    private static String ingen(List<Manifest> manifester, List<Fil> alle, Spenn spenn) {
        List<Kalendermaaned> maaneder = alle.stream()
                .filter(f -> f.datasett() == Datasett.PERSON)
                .map(Fil::maaned)
                .sorted()
                .toList();
        if (maaneder.isEmpty()) {
            return "no manifest %s; give the utleggstrekk.utdata.rot of the monthly job"
                    .formatted(manifester.isEmpty() ? "stands there" : "there tells of linjer");
        }
        return "no linjer are published %s; published are %s to %s"
                .formatted(spenn, maaneder.get(0), maaneder.get(maaneder.size() - 1));
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
