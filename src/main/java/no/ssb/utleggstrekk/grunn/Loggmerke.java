package no.ssb.utleggstrekk.grunn;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Which kjøring and step each line of the log is about. A process has one kjøring at a time, and works at it in many threads:
 * {@link Loggvern} gives the marks to whichever thread logs.
 */
public final class Loggmerke {
    private static final String KJOERING = "kjoering";
    private static final String STEG = "steg";

    private static volatile @Nullable String kjoering;
    private static volatile @Nullable String steg;

    private Loggmerke() {}

    /** From now on the lines are about this kjøring. */
    public static void kjoering(long nummer) {
        kjoering = Long.toString(nummer);
    }

    /** From now on they are about this step; null between two steps. */
    public static void steg(@Nullable String navn) {
        steg = navn;
    }

    /** From now on they are about no kjøring. */
    public static void fjern() {
        kjoering = null;
        steg = null;
    }

    /** Marks what this thread logs next. */
    static void sett() {
        sett(KJOERING, kjoering);
        sett(STEG, steg);
    }

    private static void sett(String noekkel, @Nullable String verdi) {
        if (verdi == null) {
            MDC.remove(noekkel);
        } else {
            MDC.put(noekkel, verdi);
        }
    }
}
