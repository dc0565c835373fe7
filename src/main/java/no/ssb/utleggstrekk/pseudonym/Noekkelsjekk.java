package no.ssb.utleggstrekk.pseudonym;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at the key sets before they are needed. Stricter than their use, which only warns. */
public final class Noekkelsjekk {
    private Noekkelsjekk() {}

    /**
     * The key set for pseudonyms.
     *
     * @return what is to be said of who can read it, to be put after something else; empty when there is nothing
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it cannot be used, or everybody can read it
     */
    public static String pseudonym(@Nullable Path fil) {
        return Noekkelfil.PSEUDONYM.kontroller(fil, Noekkelring::new);
    }

    /**
     * The key set for raw answers.
     *
     * @return what is to be said of who can read it, to be put after something else; empty when there is nothing
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) when it cannot be used, or everybody can read it
     */
    public static String raadata(@Nullable Path fil) {
        return Noekkelfil.RAADATA.kontroller(fil, Raadatakryptering::new);
    }
}
