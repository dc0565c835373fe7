package no.ssb.utleggstrekk.simulator;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Opaque bearer tokens and when they end. */
final class Tokenutstedelse {
    private record Token(Instant utloeper, AtomicInteger bruk) {}

    private final InstantSource klokke;
    private final SecureRandom tilfeldig = new SecureRandom();
    private final Set<String> utstedte = ConcurrentHashMap.newKeySet();
    private final Map<String, Token> tokener = new ConcurrentHashMap<>();

    Tokenutstedelse(InstantSource klokke) {
        this.klokke = klokke;
    }

    String utsted(Duration levetid) {
        Instant naa = klokke.instant();
        tokener.values().removeIf(t -> !t.utloeper.isAfter(naa));
        String token = new BigInteger(256, tilfeldig).toString(36);
        utstedte.add(token);
        tokener.put(token, new Token(naa.plus(levetid), new AtomicInteger()));
        return token;
    }

    /** All that were ever issued. */
    Set<String> utstedte() {
        return Set.copyOf(utstedte);
    }

    /** @param autorisasjon the Authorization header; null when not sent */
    boolean gyldig(@Nullable String autorisasjon) {
        Token token = finn(autorisasjon);
        if (token == null || !token.utloeper.isAfter(klokke.instant())) {
            return false;
        }
        token.bruk.incrementAndGet();
        return true;
    }

    /** Ends a token before its time, when it was used so many times. */
    void trekkTilbake(@Nullable String autorisasjon, int minsteBruk) {
        Token token = finn(autorisasjon);
        if (token != null && token.bruk.get() >= minsteBruk) {
            tokener.values().remove(token);
        }
    }

    void trekkTilbakeAlle() {
        tokener.clear();
    }

    private @Nullable Token finn(@Nullable String autorisasjon) {
        return autorisasjon != null && autorisasjon.startsWith("Bearer ")
                ? tokener.get(autorisasjon.substring(7))
                : null;
    }
}
