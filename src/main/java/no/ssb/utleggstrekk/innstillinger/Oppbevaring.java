package no.ssb.utleggstrekk.innstillinger;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each kind of what the job holds is kept, counted from the end of the kjøring that it is of; why each default is
 * what it is stands in {@code docs/personvern.md}. Raw answers have {@link Innstillinger.Raadata}.
 *
 * @param hendelser hendelser that are used; not less than 180 days, as the quality checks look that far back
 * @param lukkedeLinjer what we held of persons before it was corrected, where no current file or ledger needs it
 * @param karantene what stood in quarantine, from when it was solved
 * @param batchMetadata Spring Batch's record of jobs and steps
 * @param rapporter rapport.json and rapport.html
 * @param avvik avvik, and the sums and counts of calls that a report was made of
 */
public record Oppbevaring(
        @DefaultValue("400d") Duration hendelser,
        @DefaultValue("400d") Duration lukkedeLinjer,
        @DefaultValue("400d") Duration karantene,
        @DefaultValue("180d") Duration batchMetadata,
        @DefaultValue("3650d") Duration rapporter,
        @DefaultValue("1100d") Duration avvik) {
    private static final Duration KVALITET_SER_TILBAKE = Duration.ofDays(180);

    public Oppbevaring {
        String prefiks = "utleggstrekk.oppbevaring.";
        Krav.at(
                hendelser.compareTo(KVALITET_SER_TILBAKE) >= 0,
                prefiks + "hendelser must be 180d or longer, as the quality checks look that far back");
        Krav.ikkeNegativ(prefiks + "lukkede-linjer", lukkedeLinjer);
        Krav.ikkeNegativ(prefiks + "karantene", karantene);
        Krav.ikkeNegativ(prefiks + "batch-metadata", batchMetadata);
        Krav.ikkeNegativ(prefiks + "rapporter", rapporter);
        Krav.ikkeNegativ(prefiks + "avvik", avvik);
    }
}
