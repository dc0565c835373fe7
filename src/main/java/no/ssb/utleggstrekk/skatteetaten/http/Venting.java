package no.ssb.utleggstrekk.skatteetaten.http;

import java.time.Duration;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Sover;

/** Waits, and turns an interrupt into a fault that a restart takes up. */
public record Venting(Sover sover) {
    /**
     * Waits.
     *
     * @throws MidlertidigFeil when interrupted; the thread's interrupt flag is then set
     */
    public void vent(Duration tid) {
        try {
            sover.sov(tid);
        } catch (InterruptedException e) {
            throw avbrutt();
        }
    }

    /** Throws when the job is to stop. */
    public void kontroller() {
        sover.kontroller();
    }

    public static MidlertidigFeil avbrutt() {
        Thread.currentThread().interrupt();
        return new MidlertidigFeil("stopped while waiting for Skatteetaten; a restart goes on from here");
    }
}
