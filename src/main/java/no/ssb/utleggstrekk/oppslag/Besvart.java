package no.ssb.utleggstrekk.oppslag;

import no.ssb.utleggstrekk.domene.Svar;

/** A par with the answer to its lookup, not stored yet. */
record Besvart(VentendePar par, Svar svar) {}
