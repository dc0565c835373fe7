package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a key set, each as what encrypts with it and decrypts with them all. A key is recognised by its check value:
 * what it makes of a text that is no person's. A set that was rotated still holds the key that was the primary one before.
 */
final class Noekkelring {
    private static final byte[] TEKST = "utleggstrekk: one database, one key set".getBytes(StandardCharsets.UTF_8);

    private final Map<String, DeterministicAead> noekler = new LinkedHashMap<>();

    private final String primaer;

    /** @throws GeneralSecurityException when it is no set of keys for deterministic encryption */
    Noekkelring(KeysetHandle sett) throws GeneralSecurityException {
        primaer = leggTil(sett);
        for (int i = 0; i < sett.size(); i++) {
            if (sett.getAt(i).getStatus() == KeyStatus.ENABLED) {
                KeysetHandle.Builder medEnAnnenFoerst = KeysetHandle.newBuilder(sett);
                medEnAnnenFoerst.getAt(i).makePrimary();
                var unused = leggTil(medEnAnnenFoerst.build());
            }
        }
    }

    private String leggTil(KeysetHandle sett) throws GeneralSecurityException {
        DeterministicAead noekkel = sett.getPrimitive(Noekkelfil.tink(), DeterministicAead.class);
        String verdi = Base64.getEncoder().encodeToString(noekkel.encryptDeterministically(TEKST, new byte[0]));
        noekler.put(verdi, noekkel);
        return verdi;
    }

    /** The check value of the primary key. */
    String primaer() {
        return primaer;
    }

    /** What encrypts with the key that has a check value; empty when the set has no such key that is enabled. */
    Optional<DeterministicAead> med(String kontrollverdi) {
        return Optional.ofNullable(noekler.get(kontrollverdi));
    }
}
