package no.ssb.utleggstrekk.tilstand;

import java.util.List;
import no.ssb.utleggstrekk.domene.Raasvar;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one call, not stored yet.
 *
 * @param par all that it answered: one person's
 * @param raasvar as it came, once for all of them; null when there is none to keep (FEILET, or a kept one read again)
 */
public record Besvarelse(List<BesvartPar> par, @Nullable Raasvar raasvar) {
    public Besvarelse {
        par = List.copyOf(par);
    }

    /** How much memory the raw answer takes. */
    public int bytes() {
        return raasvar == null ? 0 : raasvar.kropp().length;
    }
}
