package no.ssb.utleggstrekk.steg.hendelser;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import org.jspecify.annotations.Nullable;

/** Reads pages of the list, one of them before it is wanted: while the page before is stored. */
final class Sidehenter implements AutoCloseable {
    private final ExecutorService traad;
    private @Nullable Bestilt bestilt;

    Sidehenter() {
        this.traad = Executors.newSingleThreadExecutor(arbeid -> {
            Thread t = new Thread(arbeid, "neste-side");
            t.setDaemon(true);
            return t;
        });
    }

    /** How one page is fetched and sorted. */
    interface Lesing {
        Lest les(long fra, int antall);
    }

    record Lest(Hendelsesside side, Sidesortering sortert) {}

    private record Bestilt(long fra, int antall, Future<Lest> side) {}

    /** Begins to read a page that will be wanted next. */
    void bestill(long fra, int antall, Lesing lesing) {
        forkast();
        bestilt = new Bestilt(fra, antall, traad.submit(() -> lesing.les(fra, antall)));
    }

    /** The page, as it was read before or is now; what goes wrong in the reading is thrown here. */
    Lest hent(long fra, int antall, Lesing lesing) {
        Bestilt denne = bestilt;
        if (denne == null || denne.fra != fra || denne.antall != antall) {
            forkast();
            return lesing.les(fra, antall);
        }
        bestilt = null;
        try {
            return denne.side.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException feil) {
                throw feil;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("Interrupted while a page of the list was fetched; a restart goes on", e);
        }
    }

    /** Forgets a page that was fetched too early: the page before it was not stored. */
    void forkast() {
        if (bestilt != null) {
            bestilt.side.cancel(true);
            bestilt = null;
        }
    }

    @Override
    public void close() {
        traad.shutdownNow();
    }
}
