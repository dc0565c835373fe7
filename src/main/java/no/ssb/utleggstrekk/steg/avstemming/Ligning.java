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

    /** Kroner are left out when they differ: the difference could be one person's amount, and this is logged. */
    @Override
    public String toString() {
        String hva = tekst + (kalendermaaned == null ? "" : " (" + kalendermaaned + ")");
        return !stemmer() && tekst.contains("beloep")
                ? hva + " does not hold"
                : hva + ": " + venstre + (stemmer() ? " = " : " is not ") + hoeyre;
    }
}
