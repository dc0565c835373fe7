package no.ssb.utleggstrekk.domene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One employer of one person in one month.
 *
 * @param opplysningspliktig organisation number of the reporting unit; null for skjermede persons
 * @param underenhet organisation number of the underenhet; null for skjermede persons
 * @param skjermet whether the person has a protected address
 * @param linjer the deductions, possibly none
 */
public record Forhold(
        @Nullable String opplysningspliktig, @Nullable String underenhet, boolean skjermet, List<Linje> linjer) {
    public Forhold {
        linjer = List.copyOf(linjer);
    }
}
