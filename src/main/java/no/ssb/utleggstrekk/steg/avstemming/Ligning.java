package no.ssb.utleggstrekk.steg.avstemming;

import org.jspecify.annotations.Nullable;

/**
 * Two sums that must be equal.
 *
 * @param tekst the equation in words
 * @param kalendermaaned the month it is about; null when it is about the whole kjøring
 */
record Ligning(String tekst, @Nullable String kalendermaaned, long venstre, long hoeyre) {
    private static final int SIFRE = 13;

    /** The start of a checksum as a number: 52 bits, which JSON readers keep exactly. */
    static long tall(String sha256) {
        return Long.parseLong(sha256.substring(0, SIFRE), 16);
    }

    boolean stemmer() {
        return venstre == hoeyre;
    }

    @Override
    public String toString() {
        return tekst + (kalendermaaned == null ? "" : " (" + kalendermaaned + ")") + ": " + venstre
                + (stemmer() ? " = " : " is not ") + hoeyre;
    }
}
