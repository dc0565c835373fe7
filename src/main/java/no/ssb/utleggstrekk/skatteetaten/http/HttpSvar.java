package no.ssb.utleggstrekk.skatteetaten.http;

import org.jspecify.annotations.Nullable;

/** What came of one HTTP call. */
public sealed interface HttpSvar {
    /** A whole answer. */
    final class Mottatt implements HttpSvar {
        private final int status;
        private final byte[] kropp;
        private final @Nullable String retryAfter;

        Mottatt(int status, byte[] kropp, @Nullable String retryAfter) {
            this.status = status;
            this.kropp = kropp;
            this.retryAfter = retryAfter;
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
