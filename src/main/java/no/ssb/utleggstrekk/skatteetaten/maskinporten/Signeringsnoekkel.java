package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A private key, and how Maskinporten knows whose it is. Never printed. */
final class Signeringsnoekkel {
    private final PrivateKey privat;
    private final @Nullable String kid;
    private final List<X509Certificate> kjede;
    private final @Nullable Instant jwkUtloep;

    /**
     * @param kid id of the key registered at Maskinporten; null when unknown
     * @param kjede the certificates beside it, in any order; may be empty
     */
    Signeringsnoekkel(PrivateKey privat, @Nullable String kid, List<X509Certificate> kjede) {
        this(privat, kid, kjede, null);
    }

    /** The same, of a JWK that says when it runs out. */
    Signeringsnoekkel(
            PrivateKey privat, @Nullable String kid, List<X509Certificate> kjede, @Nullable Instant jwkUtloep) {
        this.jwkUtloep = jwkUtloep;
        this.privat = privat;
        this.kid = kid;
        this.kjede = List.copyOf(kjede);
    }

    PrivateKey privat() {
        return privat;
    }

    @Nullable
    String kid() {
        return kid;
    }

    List<X509Certificate> kjede() {
        return kjede;
    }

    /** The first end among the certificates and the key itself; empty when none is known. */
    Optional<Instant> utloep() {
        return Stream.concat(
                        Stream.ofNullable(jwkUtloep),
                        kjede.stream().map(s -> s.getNotAfter().toInstant()))
                .min(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return "Signeringsnoekkel[***]";
    }
}
