package no.ssb.utleggstrekk.skatteetaten;

import java.time.Duration;
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import no.ssb.utleggstrekk.domene.Sover;

/** Waits, and turns an interrupt into a fault that a restart takes up. */
record Venting(Sover sover) {
    /** @throws MidlertidigFeil when interrupted; the thread's interrupt flag is then set */
    void vent(Duration tid) {
        try {
            sover.sov(tid);
        } catch (InterruptedException e) {
            throw avbrutt();
        }
    }

    /** Throws when the job is to stop. */
    void kontroller() {
        sover.kontroller();
    }

    static MidlertidigFeil avbrutt() {
        Thread.currentThread().interrupt();
        return new MidlertidigFeil("stopped while waiting for Skatteetaten; a restart goes on from here");
    }
}
