package no.ssb.utleggstrekk.kommando;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of something: nought or more. */
final class IkkeNegativ implements ITypeConverter<Long> {
    @Override
    public Long convert(String tekst) {
        try {
            long tall = Long.parseLong(tekst);
            if (tall >= 0) {
                return tall;
            }
        } catch (NumberFormatException ikkeEtTall) {
            // falls through
        }
        throw new TypeConversionException("'%s' is not a whole number of nought or more".formatted(tekst));
    }
}
