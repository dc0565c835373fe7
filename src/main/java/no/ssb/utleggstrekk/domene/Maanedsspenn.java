package no.ssb.utleggstrekk.domene;

import java.util.List;
import java.util.stream.Stream;

/**
 * Adjacent months, from and including, to and including.
 *
 * @param fra not after {@code til}
 */
public record Maanedsspenn(Kalendermaaned fra, Kalendermaaned til) {
    public Maanedsspenn {
        if (til.erFoer(fra)) {
            throw new IllegalArgumentException("a span of months ends before it begins");
        }
    }

    /** The span of one month. */
    public static Maanedsspenn av(Kalendermaaned maaned) {
        return new Maanedsspenn(maaned, maaned);
    }

    /** The months in order. */
    public List<Kalendermaaned> maaneder() {
        return Stream.iterate(fra, m -> !til.erFoer(m), m -> m.pluss(1)).toList();
    }

    public boolean erEnMaaned() {
        return fra.equals(til);
    }

    @Override
    public String toString() {
        return erEnMaaned() ? fra.toString() : fra + ".." + til;
    }
}
