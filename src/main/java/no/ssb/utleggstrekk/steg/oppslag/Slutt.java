package no.ssb.utleggstrekk.steg.oppslag;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;

/** Tells all workers that they are to end at their next commit: one of them met a fault, or the job is to stop. */
final class Slutt {
    private final Stoppsignal stopp;
    private final AtomicReference<Throwable> feil = new AtomicReference<>();

    Slutt(Stoppsignal stopp) {
        this.stopp = stopp;
    }

    /** A worker has ended with a fault. The first one is told of: what the others meet may follow from it. */
    void meld(Throwable t) {
        feil.compareAndSet(null, t);
    }

    boolean erNaa() {
        return stopp.erBedt() || feil.get() != null;
    }

    Optional<Throwable> feil() {
        return Optional.ofNullable(feil.get());
    }
}
