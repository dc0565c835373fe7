package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses and encrypts the raw answers (gzip, then Tink AEAD). The context binds a ciphertext to its place: it can only
 * be decrypted with the context it was encrypted with, so answers cannot be swapped in the database. Safe for many
 * threads.
 */
public final class Raadatakryptering {
    private final Aead aead;

    /** What a ciphertext begins with, by the keys of the set that can be used. */
    private final List<byte[]> prefikser = new ArrayList<>();

    Raadatakryptering(KeysetHandle noekler) throws GeneralSecurityException {
        aead = noekler.getPrimitive(Noekkelfil.tink(), Aead.class);
        for (int i = 0; i < noekler.size(); i++) {
            KeysetHandle.Entry en = noekler.getAt(i);
            if (en.getStatus() == KeyStatus.ENABLED && en.getKey() instanceof AeadKey noekkel) {
                prefikser.add(noekkel.getOutputPrefix().toByteArray());
            }
        }
    }

    /**
     * Reads the keyset named by {@code utleggstrekk.raadata.noekkelsett-fil}. Warns in the log when others than the owner
     * can read it.
     *
     * @param noekkelsettFil Tink keyset as cleartext JSON; null when the configuration names none
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it is missing, unreadable or of another kind
     */
    public static Raadatakryptering fra(@Nullable Path noekkelsettFil) {
        return Noekkelfil.RAADATA.les(noekkelsettFil, Raadatakryptering::new);
    }

    /**
     * Makes sure that the key set has the key that a ciphertext was made with; whether it is whole is not looked at.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it has not
     */
    public void kontroller(byte[] kryptert) {
        if (prefikser.stream().noneMatch(p -> Arrays.equals(p, Arrays.copyOf(kryptert, p.length)))) {
            throw Noekkelfil.RAADATA.feil(Noekkelfil.RAADATA.innstilling()
                    + ": the key of raw answers that this database keeps is not in the key set; put back the set that holds"
                    + " it (one that was rotated from it will do)");
        }
    }

    /** Encrypts; twice the same text gives two different results. */
    public byte[] krypter(byte[] klartekst, byte[] kontekst) {
        try {
            return aead.encrypt(komprimert(klartekst), kontekst);
        } catch (GeneralSecurityException feil) {
            throw new IllegalStateException("the AEAD refused to encrypt: " + feil.getClass());
        }
    }

    /**
     * Decrypts what {@link #krypter} made.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when the keyset or the context is another, or it is damaged
     */
    public byte[] dekrypter(byte[] kryptert, byte[] kontekst) {
        byte[] komprimert;
        try {
            komprimert = aead.decrypt(kryptert, kontekst);
        } catch (GeneralSecurityException feil) {
            throw Noekkelfil.RAADATA.feil("a stored raw answer is damaged or was encrypted with another keyset;"
                    + " set utleggstrekk.raadata.noekkelsett-fil to the keyset it was encrypted with");
        }
        try (GZIPInputStream inn = new GZIPInputStream(new ByteArrayInputStream(komprimert))) {
            return inn.readAllBytes();
        } catch (IOException umulig) {
            throw new UncheckedIOException(umulig);
        }
    }

    private static byte[] komprimert(byte[] klartekst) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(ut)) {
            gzip.write(klartekst);
        } catch (IOException umulig) {
            throw new UncheckedIOException(umulig);
        }
        return ut.toByteArray();
    }
}
