package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.utdata.filer.Filspor;

/**
 * What was found when a finished file was read back.
 *
 * @param innhold recomputed from the rows of the file
 * @param spor of its bytes
 */
public record Filkontroll(Filinnhold innhold, Filspor spor) {}
