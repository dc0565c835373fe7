package no.ssb.utleggstrekk.krasj;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that must be the same after a kjøring, however often it was killed: each published file by its SHA-256, the lasting
 * parts of manifests and reports, and the rows of the tables. Numbers that only count (kjøring, par) are replaced by
 * what they stand for.
 */
record Bilde(SortedMap<String, List<String>> deler) {
    private static final int VIST = 12;

    static Bilde av(Krasjverden verden) {
        SortedMap<String, List<String>> deler = new TreeMap<>();
        Filbilde.av(verden.rot(), deler);
        Radbilde.av(verden.jdbc(), deler);
        return new Bilde(deler);
    }

    /** What differs from what it should be, at most some lines; none when nothing does. */
    List<String> avvikFra(Bilde fasit) {
        List<String> avvik = new ArrayList<>();
        TreeSet<String> navn = new TreeSet<>(deler.keySet());
        navn.addAll(fasit.deler.keySet());
        for (String n : navn) {
            List<String> her = deler.getOrDefault(n, List.of("(missing)"));
            List<String> der = fasit.deler.getOrDefault(n, List.of("(should not be there)"));
            if (!her.equals(der)) {
                bare("+", n, her, der, avvik);
                bare("-", n, der, her, avvik);
                if (her.size() == der.size() && new TreeSet<>(her).equals(new TreeSet<>(der))) {
                    avvik.add(n + ": another order");
                }
            }
        }
        return avvik.size() <= VIST ? avvik : avvik.subList(0, VIST);
    }

    /** The published Parquet files, by path. */
    List<String> parquet() {
        return deler.keySet().stream().filter(n -> n.endsWith(".parquet")).toList();
    }

    private static void bare(String merke, String navn, List<String> her, List<String> der, List<String> til) {
        List<String> rest = new ArrayList<>(her);
        der.forEach(rest::remove); // one for one, so that a row too many shows
        rest.stream().limit(VIST).forEach(rad -> til.add(merke + " " + navn + ": " + rad));
    }
}
