package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table; the first cell of a row names the row. A column whose name begins with {@code #} holds numbers. */
record Tabell(String tittel, List<Celle> hode, List<Rad> rader) {
    record Celle(String tekst, boolean tall) {}

    record Rad(Celle navn, List<Celle> celler) {}

    static Tabell ny(String tittel, String... hode) {
        return new Tabell(
                tittel,
                Arrays.stream(hode)
                        .map(h -> h.startsWith("#") ? new Celle(h.substring(1), true) : new Celle(h, false))
                        .toList(),
                new ArrayList<>());
    }

    Tabell rad(String... celler) {
        List<Celle> rad = new ArrayList<>();
        for (int i = 0; i < celler.length; i++) {
            rad.add(new Celle(celler[i], hode.get(i).tall));
        }
        rader.add(new Rad(rad.get(0), rad.subList(1, rad.size())));
        return this;
    }

    boolean erTom() {
        return rader.isEmpty();
    }
}
