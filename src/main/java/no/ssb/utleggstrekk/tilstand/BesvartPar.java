package no.ssb.utleggstrekk.tilstand;

import no.ssb.utleggstrekk.domene.Svar;

/**
 * A par with what an answer says of it, not stored yet.
 *
 * @param avspilt whether it is a kept answer that was read again: then it ends no waiting
 */
public record BesvartPar(VentendePar par, Svar svar, boolean avspilt) {
    public BesvartPar(VentendePar par, Svar svar) {
        this(par, svar, false);
    }
}
