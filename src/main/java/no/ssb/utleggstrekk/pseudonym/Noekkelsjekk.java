package no.ssb.utleggstrekk.pseudonym;

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
        var unused = Noekkelfil.PSEUDONYM.kontroller(fil, Noekkelring::new);
    }

    /**
     * The key set for raw answers.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it cannot be used, or others than its owner can read it
     */
    public static void raadata(@Nullable Path fil) {
        var unused = Noekkelfil.RAADATA.kontroller(fil, Raadatakryptering::new);
    }
}
