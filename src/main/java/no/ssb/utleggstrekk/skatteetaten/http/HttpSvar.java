package no.ssb.utleggstrekk.skatteetaten.http;

import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** What came of one HTTP call. */
public sealed interface HttpSvar {
    /** A whole answer. */
    final class Mottatt implements HttpSvar {
        private final int status;
        private final byte[] kropp;
        private final @Nullable String retryAfter;
        private final @Nullable String dato;

        Mottatt(int status, byte[] kropp, @Nullable String retryAfter, @Nullable String dato) {
            this.status = status;
            this.kropp = kropp;
            this.retryAfter = retryAfter;
            this.dato = dato;
        }

        public int status() {
            return status;
        }

        /** Decompressed; empty when there was none. */
        public byte[] kropp() {
            return kropp;
        }

        public @Nullable String retryAfter() {
            return retryAfter;
        }

        /** What the clock said there; empty when it was not told. */
        public Optional<Instant> dato() {
            return Optional.ofNullable(dato).map(DateUtils::parseStandardDate);
        }

        public boolean erOk() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * No whole answer.
     *
     * @param aarsak without the URL and without text from the other side
     * @param utenForbindelse whether not even a connection came about, which no single lookup can be the cause of
     */
    record Brutt(String aarsak, boolean utenForbindelse) implements HttpSvar {}
}
