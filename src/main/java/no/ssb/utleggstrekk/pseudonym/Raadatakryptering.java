package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.Aead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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

    private Raadatakryptering(Aead aead) {
        this.aead = aead;
    }

    /**
     * Reads the keyset named by {@code utleggstrekk.raadata.noekkelsett-fil}. Warns in the log when others than the owner
     * can read it.
     *
     * @param noekkelsettFil Tink keyset as cleartext JSON; null when the configuration names none
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it is missing, unreadable or of another kind
     */
    public static Raadatakryptering fra(@Nullable Path noekkelsettFil) {
        return new Raadatakryptering(Noekkelfil.RAADATA.les(noekkelsettFil, Aead.class));
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
