package no.ssb.utleggstrekk.avstemming;

import org.jspecify.annotations.Nullable;

/**
 * Two sums that must be equal.
 *
 * @param tekst the equation in words
 * @param kalendermaaned the month it is about; null when it is about the whole kjøring
 */
record Ligning(String tekst, @Nullable String kalendermaaned, long venstre, long hoeyre) {
    boolean stemmer() {
        return venstre == hoeyre;
    }

    @Override
    public String toString() {
        return tekst + (kalendermaaned == null ? "" : " (" + kalendermaaned + ")") + ": " + venstre
                + (stemmer() ? " = " : " is not ") + hoeyre;
    }
}
