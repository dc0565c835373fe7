package no.ssb.utleggstrekk.domene.tall;

/**
 * The measures of all linjer of a month, or of one beskrivelse (rule 15); amounts in whole kroner with their sign.
 *
 * @param antallInntektsmottakere different persons, whatever their underenheter
 * @param antallUnderenheter different stated ones
 * @param antallUtenUnderenhet linjer without one
 * @param antallPositive linjer above 0: corrections
 * @param medianPerInntektsmottaker of the persons' sums, the middle two averaged
 */
public record Totaltall(
        int antallInntektsmottakere,
        int antallUnderenheter,
        int antallUtleggstrekk,
        int antallUtenUnderenhet,
        int antallPositive,
        long sumBeloep,
        double medianPerInntektsmottaker) {}
