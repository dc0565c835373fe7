package no.ssb.utleggstrekk.grunn;

import java.time.Duration;

/** Durations as people write them. */
public final class Varighet {
    private Varighet() {}

    /** Such as {@code 45 s}, {@code 12 min}, {@code 3 h 5 min}; whole seconds, rounded down. */
    public static String tekst(Duration tid) {
        long s = tid.toSeconds();
        if (s < 120) {
            return s + " s";
        }
        return s < 7200 ? s / 60 + " min" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
