package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.grunn.Hemmeligfil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/**
 * A file with a Tink keyset as cleartext JSON, and the configuration key that names it. Every error is a {@link VarigFeil}
 * without a cause: what Tink and the JSON parser say may quote the file.
 *
 * @param innstilling the configuration key, for the messages
 * @param navn what {@code keys create} calls the file
 * @param type the key type wanted, in words
 */
record Noekkelfil(String innstilling, String navn, String type) {
    static final Noekkelfil PSEUDONYM = new Noekkelfil(
            "utleggstrekk.pseudonym.noekkelsett-fil", "pseudonym-noekkelsett.json", "deterministic AEAD, AES256_SIV");
    static final Noekkelfil RAADATA =
            new Noekkelfil("utleggstrekk.raadata.noekkelsett-fil", "raadata-noekkelsett.json", "AEAD, AES256_GCM");

    /** What is made of a key set. */
    @FunctionalInterface
    interface Bruk<P> {
        P av(KeysetHandle noekler) throws GeneralSecurityException;
    }

    /** Reads the keyset and makes what is asked for. */
    <P> P les(@Nullable Path fil, Bruk<P> bruk) {
        P laget = lesStille(fil, bruk);
        if (fil != null) {
            Filtilgang.advarOmAndre(fil);
        }
        return laget;
    }

    /**
     * Throws when the keyset cannot be used, or everybody can read it.
     *
     * @return what is to be said of who can read it; empty when there is nothing
     */
    <P> String kontroller(@Nullable Path fil, Bruk<P> bruk) {
        var unused = lesStille(fil, bruk);
        return fil == null ? "" : Filtilgang.kontroller(innstilling, fil);
    }

    private <P> P lesStille(@Nullable Path fil, Bruk<P> bruk) {
        KeysetHandle noekler = tolk(innhold(fil), fil);
        try {
            return bruk.av(noekler);
        } catch (GeneralSecurityException feil) {
            throw feil(
                    "%s: %s holds another kind of key than %s; set it to %s".formatted(innstilling, fil, type, navn));
        }
    }

    /** Tink's registry with the two kinds of key we use. */
    static Configuration tink() throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        AeadConfig.register();
        return RegistryConfiguration.get();
    }

    VarigFeil feil(String melding) {
        return new VarigFeil(Exitkode.BRUK, melding);
    }

    private String innhold(@Nullable Path fil) {
        if (fil == null) {
            throw feil("%s is not set; set it to the keyset, or make one with keys create --mappe <folder> (%s)"
                    .formatted(innstilling, navn));
        }
        if (!Files.exists(fil)) {
            throw Hemmeligfil.feil(
                    innstilling,
                    fil,
                    "does not exist; correct the path, or make a new keyset with keys create --mappe %s (%s)"
                            .formatted(mappe(fil), navn));
        }
        return Hemmeligfil.tekst(innstilling, fil);
    }

    private KeysetHandle tolk(String json, @Nullable Path fil) {
        if (json.contains("\"encryptedKeyset\"")) {
            throw feil("%s: %s is an encrypted keyset; unwrap it with its KMS key and give the cleartext JSON"
                    .formatted(innstilling, fil));
        }
        try {
            KeysetHandle noekler = TinkJsonProtoKeysetFormat.parseKeyset(json, tink(), InsecureSecretKeyAccess.get());
            // throws when no key is the primary one
            return KeysetHandle.newBuilder(noekler).build();
        } catch (GeneralSecurityException | RuntimeException feil) {
            throw feil("%s: %s is not a Tink keyset in cleartext JSON; correct the path, or make a new keyset with"
                            .formatted(innstilling, fil)
                    + " keys create --mappe <folder> (" + navn + ")");
        }
    }

    private static Path mappe(Path fil) {
        Path mappe = fil.toAbsolutePath().getParent();
        return mappe == null ? fil.toAbsolutePath() : mappe;
    }
}
