package no.ssb.utleggstrekk.tilstand;

import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/**
 * A par that waits for its lookup.
 *
 * @param serie the series of the list that the newest hendelse is of
 * @param sisteHendelse the newest hendelse when it was read: answering it ends the waiting
 * @param nektet whether Skatteetaten refused its last lookup, in an attempt before this one
 * @param innhold fingerprint of what we hold for it; null when we hold nothing
 */
public record VentendePar(
        long id,
        Kalendermaaned kalendermaaned,
        Inntektsmottaker inntektsmottaker,
        int serie,
        long sisteHendelse,
        boolean nektet,
        @Nullable String innhold) {}
