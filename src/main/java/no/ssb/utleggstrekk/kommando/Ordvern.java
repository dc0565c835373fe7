package no.ssb.utleggstrekk.kommando;

import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What people write on a command line is kept with their decisions, shown and logged: no person number may be in it. */
final class Ordvern implements ITypeConverter<String> {
    /** What is written with many digits and is none: dates, months, times of day, and organisations. */
    private static final Pattern INGEN_PERSON = Pattern.compile("(?<![0-9])(?:(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?"
            + "|[0-9]{1,2}\\.[0-9]{1,2}\\.(?:19|20)[0-9]{2}|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{9})(?![0-9])");

    private static final String SKILLE = "[ ._/\u2013-]{0,2}";

    /** Eleven digits and no more, in the groups that a person number is read in. */
    private static final Pattern ELLEVE =
            Pattern.compile("(?<!\\p{Nd})\\p{Nd}{2}%1$s\\p{Nd}{2}%1$s\\p{Nd}{2}%1$s\\p{Nd}{3}%1$s\\p{Nd}{2}(?!\\p{Nd})"
                    .formatted(SKILLE));

    /**
     * The text as it was written: of an option whose text is kept.
     *
     * @throws TypeConversionException when it may hold a person number in any form, without saying which
     */
    @Override
    public String convert(String skrevet) {
        if (kanHaPerson(skrevet)) {
            throw new TypeConversionException("it may hold a person number, and would be kept; write it without");
        }
        return skrevet;
    }

    /** What is said of a command line that is wrong, without the digits of a word in it that may be a person number. */
    static String skrevet(String melding, String... argumenter) {
        String uten = melding;
        for (String argument : argumenter) {
            String verdi = argument.replaceFirst("^[^=]*=", "");
            if (kanHaPerson(verdi)) {
                uten = uten.replace(verdi, verdi.replaceAll("\\p{Nd}", "*"));
            }
        }
        return sagt(uten);
    }

    /** The text with {@code ***} for eleven digits: of what we say ourselves, where longer numbers name files and times. */
    static String sagt(String tekst) {
        return ELLEVE.matcher(tekst).replaceAll("***");
    }

    private static boolean kanHaPerson(String tekst) {
        return Tekstrens.kanHaPersonnummer(INGEN_PERSON.matcher(tekst).replaceAll("x"));
    }
}
