package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.DeterministicAead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import org.jspecify.annotations.Nullable;

/**
 * Makes pseudonyms and turns them back. A pseudonym is SSB's <em>daead</em> function: standard Base64 of Tink's
 * deterministic AEAD (AES256_SIV) over the UTF-8 text, with empty associated data, so the same person and keyset always
 * give the same pseudonym and the data joins with what SSB has made with that keyset. Safe for many threads.
 */
public final class Pseudonymisering {
    private static final byte[] INGEN_KONTEKST = new byte[0];

    private final Noekkelring noekler;
    private final Kontrollverdilager database;
    private volatile @Nullable DeterministicAead valgt;

    private Pseudonymisering(Noekkelring noekler, Kontrollverdilager database) {
        this.noekler = noekler;
        this.database = database;
    }

    /**
     * Reads the keyset named by {@code utleggstrekk.pseudonym.noekkelsett-fil}. Warns in the log when others than the
     * owner can read it.
     *
     * @param noekkelsettFil Tink keyset as cleartext JSON; null when the configuration names none
     * @param database decides which of its keys is used
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it is missing, unreadable or of another kind
     */
    public static Pseudonymisering fra(@Nullable Path noekkelsettFil, Kontrollverdilager database) {
        return new Pseudonymisering(Noekkelfil.PSEUDONYM.les(noekkelsettFil, Noekkelring::new), database);
    }

    /**
     * Makes sure that the database was made with this key set, and from now on uses the key that it was made with. Done by
     * itself before the first use; a command that stores something does it before that.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when the database was made with another
     */
    public void kontroller() {
        valgt = noekler.med(database.gjeldende(noekler.primaer()))
                .orElseThrow(() -> Noekkelfil.PSEUDONYM.feil(Noekkelfil.PSEUDONYM.innstilling()
                        + ": the key that this database was made with is not in the key set; put back the set that holds"
                        + " it (one that was rotated from it will do), or use a new database"));
    }

    private DeterministicAead daead() {
        if (valgt == null) {
            kontroller();
        }
        return Objects.requireNonNull(valgt);
    }

    /** The person's pseudonym: the same every time, for the same keyset. */
    public Inntektsmottaker pseudonym(Identifikator identifikator) {
        byte[] klartekst = identifikator.verdi().getBytes(StandardCharsets.UTF_8);
        try {
            return new Inntektsmottaker(
                    Base64.getEncoder().encodeToString(daead().encryptDeterministically(klartekst, INGEN_KONTEKST)));
        } catch (GeneralSecurityException feil) {
            throw new IllegalStateException("AES256_SIV refused to encrypt: " + feil.getClass());
        }
    }

    /**
     * The person behind a pseudonym.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it was made with another keyset
     */
    public Identifikator klartekst(Inntektsmottaker inntektsmottaker) {
        try {
            byte[] kryptert = Base64.getDecoder().decode(inntektsmottaker.pseudonym());
            return new Identifikator(
                    new String(daead().decryptDeterministically(kryptert, INGEN_KONTEKST), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException feil) {
            throw Noekkelfil.PSEUDONYM.feil("a stored pseudonym was made with another keyset than the one in use;"
                    + " set utleggstrekk.pseudonym.noekkelsett-fil to the keyset this database was started with");
        }
    }
}
