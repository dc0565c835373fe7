package no.ssb.utleggstrekk.skatteetaten;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import no.ssb.utleggstrekk.grunn.Sover;

/**
 * A clock that stands still while anybody works: when all threads that take part wait, it is at once as late as the first
 * of them waits for. Nothing waits for real.
 */
public final class VirtuellTid implements InstantSource, Sover {
    /** Shorter waits are the rate limiter's, taken while a slot is held: others may be blocked by it, not waiting. */
    private static final Duration KORT = Duration.ofMillis(1);

    private final List<Duration> ventet = new ArrayList<>();
    private final List<Instant> sovende = new ArrayList<>();
    private final TreeMap<Instant, Runnable> planlagt = new TreeMap<>();
    private Instant naa = Instant.parse("2026-11-02T08:00:00Z");
    private int deltakere = 1;

    /** How many threads take part from now on; one unless told. */
    synchronized void deltakere(int antall) {
        deltakere = antall;
    }

    /** A thread takes part no longer. */
    synchronized void ferdig() {
        deltakere--;
        gaaVidereNaarAlleSover();
    }

    @Override
    public synchronized Instant instant() {
        return naa;
    }

    @Override
    public synchronized void sov(Duration tid) throws InterruptedException {
        if (tid.compareTo(KORT) < 0) {
            naa = naa.plus(tid.isNegative() ? Duration.ZERO : tid);
            return;
        }
        ventet.add(tid);
        Instant til = naa.plus(tid);
        sovende.add(til);
        gaaVidereNaarAlleSover();
        try {
            while (naa.isBefore(til)) {
                wait();
            }
        } finally {
            sovende.remove(til);
        }
    }

    /** Does something when the clock gets there, before anybody wakes. */
    synchronized void om(Duration tid, Runnable handling) {
        planlagt.put(naa.plus(tid), handling);
    }

    synchronized void fram(Duration tid) {
        naa = naa.plus(tid);
        notifyAll();
    }

    /** The waits since the last time this was asked, in order. */
    public synchronized List<Duration> ventet() {
        List<Duration> alle = List.copyOf(ventet);
        ventet.clear();
        return alle;
    }

    /** How many threads wait now. */
    synchronized int sovende() {
        return sovende.size();
    }

    private void gaaVidereNaarAlleSover() {
        List<Instant> venter =
                sovende.stream().filter(til -> til.isAfter(naa)).sorted().toList();
        if (!venter.isEmpty() && venter.size() >= deltakere) {
            Instant neste = venter.get(0);
            while (!planlagt.isEmpty() && !planlagt.firstKey().isAfter(neste)) {
                naa = planlagt.firstKey();
                planlagt.pollFirstEntry().getValue().run();
            }
            naa = neste;
            notifyAll();
        }
    }
}
