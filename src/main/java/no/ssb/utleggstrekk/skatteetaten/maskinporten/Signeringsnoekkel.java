package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A private key, and how Maskinporten knows whose it is. Never printed. */
final class Signeringsnoekkel {
    private final PrivateKey privat;
    private final @Nullable String kid;
    private final List<X509Certificate> kjede;

    /**
     * @param kid id of the key registered at Maskinporten; null when unknown
     * @param kjede the certificates beside it, in any order; may be empty
     */
    Signeringsnoekkel(PrivateKey privat, @Nullable String kid, List<X509Certificate> kjede) {
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

    @Override
    public String toString() {
        return "Signeringsnoekkel[***]";
    }
}
