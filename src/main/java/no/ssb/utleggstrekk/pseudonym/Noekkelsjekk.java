package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at the key sets before they are needed. Stricter than their use, which only warns. */
public final class Noekkelsjekk {
    private Noekkelsjekk() {}

    /**
     * The key set for pseudonyms.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it cannot be used, or others than its owner can read it
     */
    public static void pseudonym(@Nullable Path fil) {
        Noekkelfil.PSEUDONYM.kontroller(fil, DeterministicAead.class);
    }

    /**
     * The key set for raw answers.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it cannot be used, or others than its owner can read it
     */
    public static void raadata(@Nullable Path fil) {
        Noekkelfil.RAADATA.kontroller(fil, Aead.class);
    }
}
