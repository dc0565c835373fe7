package no.ssb.utleggstrekk.steg.hendelser;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a kjøring has still to read of a series of the list.
 *
 * @param fra the next sekvensnummer; null when the list had nothing yet on the first day of the series
 * @param til the frozen bound, not read itself; null to read to the end
 */
record Strekning(int serie, @Nullable Long fra, @Nullable Long til) {
    boolean ferdig() {
        Long start = fra;
        Long slutt = til;
        return start == null || (slutt != null && start >= slutt);
    }

    /** How many to ask for: only as many as there can be below the bound, so that nothing beyond it is sent for nothing. */
    int antall(int sidestoerrelse) {
        Long start = fra;
        Long slutt = til;
        return start == null || slutt == null ? sidestoerrelse : (int) Math.min(sidestoerrelse, slutt - start);
    }

    /** What is left after the page that was asked for; nothing when it was the last (rule 3). */
    Strekning etter(Sidesortering side, int sidestoerrelse) {
        long start = Objects.requireNonNull(fra);
        if (side.grense().isPresent()) {
            return new Strekning(serie, side.grense().getAsLong(), side.grense().getAsLong());
        }
        long lest = side.hoyeste().orElse(0);
        if (lest >= start) {
            return new Strekning(serie, lest + 1, til);
        }
        // a gap below the bound; without one, one of the three ends of the list
        return til == null
                ? new Strekning(serie, start, start)
                : new Strekning(serie, start + antall(sidestoerrelse), til);
    }
}
