package no.ssb.utleggstrekk.skatteetaten;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;

/**
 * How many calls may be under way at once to one API, and how many may start per second. A slot is taken first and the
 * second's share after it, so that no share is taken by somebody who then waits for a slot.
 */
final class Grenser {
    private static final Duration LENGE = Duration.ofDays(1);

    private final Semaphore plasser;
    private final RateLimiter takt;
    private final Venting venting;
    private final Trafikk.Teller teller;

    Grenser(String navn, int samtidige, double perSekund, Venting venting, Trafikk.Teller teller) {
        this.plasser = new Semaphore(samtidige);
        // one per short period, and not N per second: that would let 2 N through within one second
        this.takt = RateLimiter.of(
                navn,
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofNanos(Math.max(1, Math.round(1e9 / perSekund))))
                        .timeoutDuration(LENGE)
                        .build());
        this.venting = venting;
        this.teller = teller;
    }

    /** Waits for a slot and for its turn. Whoever gets the slot gives it back. */
    void ta() {
        long start = System.nanoTime();
        try {
            plasser.acquire();
        } catch (InterruptedException e) {
            throw Venting.avbrutt();
        }
        boolean klar = false;
        try {
            venting.kontroller(); // the slot may come free long after the job was asked to stop
            Duration tur = Duration.ofNanos(Math.max(0, takt.reservePermission()));
            if (!tur.isZero()) {
                venting.vent(tur);
            }
            klar = true;
        } finally {
            if (!klar) {
                plasser.release();
            }
        }
        teller.ventetPaaGrenser(System.nanoTime() - start);
    }

    void gi() {
        plasser.release();
    }
}
