package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.steg.rapport.side.Avrundet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kroner as a report may show them. Totals of a month or the nation are rounded, so that neither a number nor the difference
 * of two, in one report or between two, is a single person's amount. The exact ones stand in the files and the manifest.
 */
final class Kroner {
    /** As few persons as this, and no fewer, may be behind an amount that is shown. */
    static final int MINSTE_ANTALL = 3;

    private Kroner() {}

    /** Rounds sum_beloep of totals; null when too few persons (antall_inntektsmottakere) are behind it. */
    static ObjectNode rund(ObjectNode tall) {
        boolean vises = !tall.get("sum_beloep").isNull()
                && tall.get("antall_inntektsmottakere").asLong() >= MINSTE_ANTALL;
        return tall.put(
                "sum_beloep",
                vises ? Long.valueOf(avrundet(tall.get("sum_beloep").asLong())) : null);
    }

    private static long avrundet(long beloep) {
        return Math.round((double) beloep / Avrundet.TRINN) * Avrundet.TRINN;
    }
}
