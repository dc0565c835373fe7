package no.ssb.utleggstrekk.tilstand;

import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.domene.Svar;

/**
 * A par with an answer, not stored yet.
 *
 * @param avspilt whether it is a kept answer that was read again: then it ends no waiting, and is not kept once more
 */
public record Besvart(VentendePar par, Svar svar, boolean avspilt) {
    public Besvart(VentendePar par, Svar svar) {
        this(par, svar, false);
    }

    /** The same, without the answer as it came. */
    public Besvart utenRaasvar() {
        return new Besvart(par, new Svar(svar.utfall(), svar.avvik()), avspilt);
    }

    /** How much memory the raw answer takes. */
    public int bytes() {
        Raasvar raa = svar.raasvar();
        return raa == null ? 0 : raa.kropp().length;
    }
}
