package no.ssb.utleggstrekk.drift;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import no.ssb.utleggstrekk.domene.Sover;

/**
 * Says that the kjøring was asked to stop. Work ends at the next commit, and waits end at once: the par that is waited
 * for goes on waiting, and a restart takes it up.
 */
public final class Stoppsignal implements Sover {
    private final CountDownLatch bedt = new CountDownLatch(1);

    /** Asks for the stop; there is no way back in this process. */
    public void be() {
        bedt.countDown();
    }

    /** Whether the stop was asked for. */
    public boolean erBedt() {
        return bedt.getCount() == 0;
    }

    /** Waits, unless and until the stop is asked for: then it throws. */
    @Override
    public void sov(Duration tid) throws InterruptedException {
        if (bedt.await(tid.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new MidlertidigFeil("Stopped on request while waiting for Skatteetaten; a restart continues");
        }
    }
}
