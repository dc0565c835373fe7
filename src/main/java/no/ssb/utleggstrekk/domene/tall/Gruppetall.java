package no.ssb.utleggstrekk.domene.tall;

import org.jspecify.annotations.Nullable;

/**
 * The measures of one group of linjer (rule 14); amounts in whole kroner with their sign.
 *
 * @param opplysningspliktig the one; null when there are several, or none is known
 * @param antallInntektsmottakere persons with at least one linje
 * @param antallPositive linjer above 0: corrections
 * @param medianBeloep of the linjer, the middle two averaged
 * @param stoersteAndel the largest |sum of one person| by the sum of all those; null when that is 0
 */
public record Gruppetall(
        @Nullable String opplysningspliktig,
        int antallOpplysningspliktige,
        int antallInntektsmottakere,
        int antallUtleggstrekk,
        int antallPositive,
        long sumBeloep,
        int minBeloep,
        double medianBeloep,
        int maxBeloep,
        @Nullable Double stoersteAndel,
        boolean avsloeringsrisiko) {}
