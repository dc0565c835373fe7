package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import com.nimbusds.jose.util.Base64;
import java.security.PrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A private key, and how Maskinporten knows whose it is. Never printed. */
final class Signeringsnoekkel {
    private final PrivateKey privat;
    private final @Nullable String kid;
    private final List<Base64> kjede;

    /**
     * @param kid id of the key registered at Maskinporten; null when unknown
     * @param kjede certificates, the key's own first; may be empty
     */
    Signeringsnoekkel(PrivateKey privat, @Nullable String kid, List<Base64> kjede) {
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

    List<Base64> kjede() {
        return kjede;
    }

    @Override
    public String toString() {
        return "Signeringsnoekkel[***]";
    }
}
