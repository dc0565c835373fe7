package no.ssb.utleggstrekk.grunn;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The points where a crash is most awkward: before and after every commit, and before and after every file that is
 * written, renamed or deleted in the output. The crash tests count them, and kill the process at each in turn
 * ({@code docs/krasj.md}). Passing one does nothing unless the JVM itself was started with one of the two system
 * properties; no configuration file, environment variable or option of a command can set them.
 */
public final class Krasjpunkt {
    /** {@code n}: dies at the n-th passing of all; {@code name:n}: at the n-th passing of that point. */
    static final String DREP_VED = "utleggstrekk.proeve.drep-ved";

    /** A file that is told, when the process ends in order, how often each point was passed. */
    static final String TELL_TIL = "utleggstrekk.proeve.tell-til";

    private static final @Nullable Krasjpunktteller TELLER = Krasjpunktteller.av(
            System.getProperty(DREP_VED), System.getProperty(TELL_TIL), Krasjpunktteller::drepDenneProsessen);

    private Krasjpunkt() {}

    /**
     * Passes a point.
     *
     * @param naar such as {@code foer navnebytte}
     * @param hva what is written, renamed or deleted; asked only in the crash tests
     */
    public static void passer(String naar, Supplier<String> hva) {
        Krasjpunktteller teller = TELLER;
        if (teller != null) {
            teller.passer(naar + " " + hva.get());
        }
    }
}
