package no.ssb.utleggstrekk.utdata;

import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** Which data files stand at the root, by their names alone. */
public final class Rotbilde {
    private static final Pattern NAVN =
            Pattern.compile("([^_]+)(?:_p\\d{4}-\\d{2})?_p(\\d{4}-\\d{2})_v(\\d{1,9})(?:\\.parquet|__DOC\\.json)");

    private final Set<String> stier = new HashSet<>();
    private final TreeMap<Datasett, TreeMap<Kalendermaaned, NavigableSet<Integer>>> versjoner = new TreeMap<>();

    private Rotbilde() {}

    /** As it is now. */
    public static Rotbilde av(Utdatalager lager) {
        Rotbilde bilde = new Rotbilde();
        for (Datasett datasett : Datasett.values()) {
            String mappe = datasett.mappe();
            lager.navn(mappe).forEach(navn -> bilde.legg(datasett, mappe, navn));
        }
        return bilde;
    }

    private void legg(Datasett datasett, String mappe, String navn) {
        Matcher treff = NAVN.matcher(navn);
        if (treff.matches() && treff.group(1).equals(datasett.navn())) {
            stier.add(mappe + "/" + navn);
            versjoner
                    .computeIfAbsent(datasett.nummereresSom(), d -> new TreeMap<>())
                    .computeIfAbsent(Kalendermaaned.av(treff.group(2)), m -> new TreeSet<>())
                    .add(Integer.parseInt(treff.group(3)));
        }
    }

    /** Whether a file stands there. */
    public boolean har(String sti) {
        return stier.contains(sti);
    }

    /** The months for which a dataset has a file. */
    public Set<Kalendermaaned> maaneder(Datasett datasett) {
        return versjoner.getOrDefault(datasett, new TreeMap<>()).keySet();
    }

    /** The highest number of a dataset in any month; 0 when there is none. */
    public int hoeyeste(Datasett datasett) {
        return versjoner.getOrDefault(datasett, new TreeMap<>()).values().stream()
                .mapToInt(NavigableSet::last)
                .max()
                .orElse(0);
    }

    /** The numbers above one that are taken in a month, by the dataset or by one that is numbered as it. */
    public NavigableSet<Integer> over(Datasett datasett, Kalendermaaned maaned, int versjon) {
        NavigableSet<Integer> tatt =
                versjoner.getOrDefault(datasett, new TreeMap<>()).getOrDefault(maaned, Collections.emptyNavigableSet());
        return tatt.tailSet(versjon, false);
    }
}
