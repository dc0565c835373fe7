package no.ssb.utleggstrekk.domene;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One utleggstrekk of a forhold.
 *
 * @param beskrivelse an open code list (utleggstrekkSkatt, utleggstrekkSamordnet known)
 * @param beloep whole kroner with the a-melding's sign: a deduction is negative, a correction positive
 * @param datoForUtleggstrekk null when not sent
 * @param antallAvvik how many avvik of its own Skatteetaten has on it and on its forhold
 */
public record Linje(
        String beskrivelse, int beloep, @Nullable LocalDate datoForUtleggstrekk, int antallAvvik) {
    /** The codes of beskrivelse that Skatteetaten documents; another is counted, never refused. */
    public static final Set<String> KJENTE_BESKRIVELSER = Set.of("utleggstrekkSkatt", "utleggstrekkSamordnet");
}
