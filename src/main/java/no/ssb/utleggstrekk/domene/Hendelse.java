package no.ssb.utleggstrekk.domene;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One notice of Skatteetaten's hendelsesliste: something about this person and month is new, changed or deleted.
 *
 * @param sekvensnummer its number, greater than 0; numbers have gaps
 * @param identifikator the person, not checked yet; null when not sent
 * @param gjelderPeriode the month as sent, not checked yet
 * @param registreringstidspunkt when Skatteetaten registered it; null when not sent
 * @param hendelsetype an open code list (NY, ENDRET, SLETTET seen); null when not sent
 * @param loggId a number by which the person and month can be looked up; null when not sent
 */
public record Hendelse(
        long sekvensnummer,
        @Nullable Identifikator identifikator,
        String gjelderPeriode,
        @Nullable Instant registreringstidspunkt,
        @Nullable String hendelsetype,
        @Nullable Long loggId) {
    public Hendelse {
        if (sekvensnummer < 1) {
            throw new IllegalArgumentException("sekvensnummer must be greater than 0, got " + sekvensnummer);
        }
    }

    /** The month, or empty when {@link #gjelderPeriode()} is not a real {@code YYYY-MM} (rule 5). */
    public Optional<Kalendermaaned> kalendermaaned() {
        return Kalendermaaned.les(gjelderPeriode);
    }

    /** Leaves out gjelderPeriode, which may be any text. */
    @Override
    public String toString() {
        return "Hendelse[" + sekvensnummer + "]";
    }
}
