package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the employers have reported of one person and month.
 *
 * @param par its number
 * @param versjon 0 for the first report; a newer one differs in the first linje of the first employer
 * @param identifikator 11 digits; null for a person who has none
 * @param opprettet when it was first reported
 * @param ajourholdt when it was reported last
 */
record Parversjon(
        int par,
        int versjon,
        @Nullable String identifikator,
        String kalendermaaned,
        Instant opprettet,
        Instant ajourholdt) {}
