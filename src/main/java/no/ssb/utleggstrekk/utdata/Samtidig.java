package no.ssb.utleggstrekk.utdata;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;

/**
 * One piece of work after the other in a thread of its own, while the one who hands them over goes on; at most some wait. A
 * fault of the work is thrown where the next piece is handed over, or at the end.
 */
final class Samtidig implements AutoCloseable {
    private static final int I_KOE = 3;

    private final ExecutorService traad;
    private final Queue<Future<?>> ute = new ArrayDeque<>();

    Samtidig(String navn) {
        traad = Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(r, navn);
            t.setDaemon(true);
            return t;
        });
    }

    void gjoer(Runnable arbeid) {
        while (ute.size() >= I_KOE) {
            vent(ute.remove());
        }
        ute.add(traad.submit(arbeid));
    }

    /** Waits for all that was handed over. */
    void ferdig() {
        while (!ute.isEmpty()) {
            vent(ute.remove());
        }
    }

    private static void vent(Future<?> arbeid) {
        try {
            arbeid.get();
        } catch (ExecutionException feil) {
            if (feil.getCause() instanceof RuntimeException aarsak) {
                throw aarsak;
            }
            throw new IllegalStateException(feil.getCause());
        } catch (InterruptedException feil) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("interrupted; a restart goes on from the last commit", feil);
        }
    }

    /** Whatever was begun is ended first: nobody may close a file under it. */
    @Override
    public void close() {
        ute.forEach(f -> f.cancel(false));
        traad.shutdown();
        boolean avbrutt = false;
        while (!traad.isTerminated()) {
            try {
                var unused = traad.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            } catch (InterruptedException feil) {
                avbrutt = true;
            }
        }
        if (avbrutt) {
            Thread.currentThread().interrupt();
        }
    }
}
