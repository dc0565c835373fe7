package no.ssb.utleggstrekk.steg.rapport;

import org.jspecify.annotations.Nullable;

/**
 * Kroner as a report may show them. Totals of a month or the nation are rounded, so that neither a number nor the difference
 * of two, in one report or between two, is a single person's amount. The exact ones stand in the files and the manifest.
 */
final class Kroner {
    /** What totals are rounded to. */
    static final long TRINN = 100_000;

    /** As few persons as this, and no fewer, may be behind an amount that is shown. */
    static final int MINSTE_ANTALL = 3;

    private Kroner() {}

    static long avrundet(long beloep) {
        return Math.round((double) beloep / TRINN) * TRINN;
    }

    /** Rounded; null when too few persons are behind it. */
    static @Nullable Long avrundet(long beloep, long personer) {
        return personer < MINSTE_ANTALL ? null : avrundet(beloep);
    }
}
