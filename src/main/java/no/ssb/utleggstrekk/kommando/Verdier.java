package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The values of options, and our own words for those that are none. */
final class Verdier {
    private Verdier() {}

    static void registrer(CommandLine linje) {
        linje.registerConverter(Kalendermaaned.class, Maanedstekst::maaned);
        linje.registerConverter(Maanedsspenn.class, Maanedstekst::spenn);
        linje.registerConverter(LocalDate.class, Verdier::dato);
        linje.registerConverter(Long.class, Verdier::heltall);
        linje.registerConverter(Long.TYPE, Verdier::heltall);
        linje.registerConverter(Integer.class, Verdier::lite);
        linje.registerConverter(Integer.TYPE, Verdier::lite);
    }

    private static LocalDate dato(String tekst) {
        try {
            return LocalDate.parse(tekst);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is not a date of the form YYYY-MM-DD, such as 2026-10-12".formatted(tekst));
        }
    }

    private static long heltall(String tekst) {
        try {
            return Long.parseLong(tekst);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a whole number".formatted(tekst));
        }
    }

    private static int lite(String tekst) {
        long tall = heltall(tekst);
        if (tall != (int) tall) {
            throw new TypeConversionException("'%s' is too large".formatted(tekst));
        }
        return (int) tall;
    }
}
