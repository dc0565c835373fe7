package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.utdata.filer.Filspor;

/**
 * A finished file, as it was written.
 *
 * @param innhold of its rows
 * @param spor of its bytes
 */
public record Filkontroll(Filinnhold innhold, Filspor spor) {}
