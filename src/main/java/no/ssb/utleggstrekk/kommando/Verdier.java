package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Our own words for what is no value of an option. Classes, and no references to methods: with those Java 17 crashed as it made
 * the archive of classes.
 */
final class Verdier {
    private Verdier() {}

    static final class Dato implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String tekst) {
            try {
                return LocalDate.parse(tekst);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'%s' is not a date of the form YYYY-MM-DD, such as 2026-10-12".formatted(tekst));
            }
        }
    }

    static final class Heltall implements ITypeConverter<Long> {
        @Override
        public Long convert(String tekst) {
            try {
                return Long.parseLong(tekst);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'%s' is not a whole number".formatted(tekst));
            }
        }
    }

    static final class LiteTall implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String tekst) {
            long tall = new Heltall().convert(tekst);
            if (tall != (int) tall) {
                throw new TypeConversionException("'%s' is too large".formatted(tekst));
            }
            return (int) tall;
        }
    }
}
