package no.ssb.utleggstrekk.skatteetaten.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt.
 *
 * @param jitter numbers from 0 to 1, so that the workers do not come back all at once
 */
public record Ventetid(DoubleSupplier jitter) {
    private static final Duration FOERSTE = Duration.ofMillis(500);
    private static final Duration LENGSTE = Duration.ofSeconds(30);
    private static final Duration MINST_ETTER_429 = Duration.ofMillis(250);
    private static final int MAKS_SIFRE = 9;
    private static final Duration UOVERSKUELIG = Duration.ofSeconds(999_999_999);

    /** Exponential with full jitter and a cap: between zero and 0.5 s, 1 s, 2 s … 30 s. */
    public Duration etterFeil(int feilPaaRad) {
        return Duration.ofNanos((long) (jitter.getAsDouble() * eksponentiell(FOERSTE, feilPaaRad, LENGSTE)));
    }

    /** After a 429 without Retry-After: as after a failure, but never nothing. */
    public Duration etter429(int gangerPaaRad) {
        return MINST_ETTER_429.plus(etterFeil(gangerPaaRad));
    }

    /** After a 429 with Retry-After: what it says, but never nothing. */
    public static Duration etter429(Duration retryAfter) {
        return retryAfter.compareTo(MINST_ETTER_429) < 0 ? MINST_ETTER_429 : retryAfter;
    }

    /** Between the probes of an API that is down: 1 s, 2 s, 4 s … the cap. */
    public static Duration mellomProever(int proever, Duration lengste) {
        return Duration.ofNanos(eksponentiell(Duration.ofSeconds(1), proever, lengste));
    }

    /** Reads Retry-After, seconds or HTTP date; empty when it is missing or neither. A date in the past is zero. */
    public static Optional<Duration> retryAfter(@Nullable String verdi, Instant naa) {
        if (verdi == null || verdi.isBlank()) {
            return Optional.empty();
        }
        String tekst = verdi.strip();
        if (tekst.matches("[0-9]+")) {
            String tall = tekst.replaceFirst("^0+(?=.)", "");
            return Optional.of(tall.length() > MAKS_SIFRE ? UOVERSKUELIG : Duration.ofSeconds(Long.parseLong(tall)));
        }
        try {
            Instant tid = DateUtils.parseStandardDate(tekst);
            if (tid != null) {
                return Optional.of(tid.isBefore(naa) ? Duration.ZERO : Duration.between(naa, tid));
            }
        } catch (DateTimeException e) {
            // falls through: not a date
        }
        return Optional.empty();
    }

    private static long eksponentiell(Duration foerste, int ganger, Duration lengste) {
        int dobling = Math.min(Math.max(ganger - 1, 0), 20);
        return Math.min(foerste.toNanos() << dobling, lengste.toNanos());
    }
}
