package no.ssb.utleggstrekk.grunn;

import java.time.Duration;

/** Waits: handed in, so that tests decide how long a wait takes. */
@FunctionalInterface
public interface Sover {
    /** Waits for the time given; returns at once when it is zero or negative. */
    void sov(Duration tid) throws InterruptedException;

    /** Throws when the job is to stop, so that nothing new is begun; does nothing for one that only waits. */
    default void kontroller() {}

    /** Really waits. */
    static Sover ekte() {
        return tid -> {
            if (!tid.isNegative() && !tid.isZero()) {
                Thread.sleep(tid.toMillis(), tid.toNanosPart() % 1_000_000);
            }
        };
    }
}
