package no.ssb.utleggstrekk.kjoering;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Sover;

/**
 * Says that the kjøring is to stop: somebody asked for it, or the lock was lost. Work ends at the next commit, and waits
 * end at once: the par that is waited for goes on waiting, and a restart takes it up. Each thread sees the signal itself
 * and ends its own step, so that no other thread writes that step's metadata.
 */
public final class Stoppsignal implements Sover {
    private static final String AVBRUTT_SPOERRING = "57014";

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
            throw stoppet();
        }
    }

    /** Between two pieces of long work: throws when the stop was asked for. */
    @Override
    public void kontroller() {
        if (erBedt()) {
            throw stoppet();
        }
    }

    /** Whether a fault is how the stop reached this thread: a wait, a piece of work or a statement that was cut short. */
    public boolean forklarer(Throwable feil) {
        return erBedt()
                && (feil instanceof MidlertidigFeil
                        || Databasefeil.kjede(feil)
                                .anyMatch(
                                        t -> t instanceof SQLException s && AVBRUTT_SPOERRING.equals(s.getSQLState())));
    }

    private static MidlertidigFeil stoppet() {
        return new MidlertidigFeil("Stopped on request; a restart goes on from the last commit");
    }
}
