package no.ssb.utleggstrekk.kommando;

import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import picocli.CommandLine.TypeConversionException;

/** What people write on a command line is kept with their decisions, shown and logged: no person number may be in it. */
final class Ordvern {
    /** What is written with many digits and is none: dates, months, times of day, and organisations. */
    private static final Pattern INGEN_PERSON = Pattern.compile("(?<![0-9])(?:(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?"
            + "|[0-9]{1,2}\\.[0-9]{1,2}\\.(?:19|20)[0-9]{2}|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{9})(?![0-9])");

    private static final String SKILLE = "[ ._/\u2013-]{0,2}";

    /** Eleven digits and no more, in the groups that a person number is read in. */
    private static final Pattern ELLEVE =
            Pattern.compile("(?<!\\p{Nd})\\p{Nd}{2}%1$s\\p{Nd}{2}%1$s\\p{Nd}{2}%1$s\\p{Nd}{3}%1$s\\p{Nd}{2}(?!\\p{Nd})"
                    .formatted(SKILLE));

    private Ordvern() {}

    /**
     * The text as it was written.
     *
     * @throws TypeConversionException when it may hold a person number in any form, without saying which
     */
    static String tekst(String skrevet) {
        if (kanHaPerson(skrevet)) {
            throw new TypeConversionException("it may hold a person number, and would be kept; write it without");
        }
        return skrevet;
    }

    /** The text, or as much as can be told of it, with {@code ***} for what may be a person number in any form. */
    static String skrevet(String tekst) {
        return kanHaPerson(tekst) ? tekst.replaceAll("\\p{Nd}", "*") : tekst;
    }

    /** The text with {@code ***} for eleven digits: of what we say ourselves, where longer numbers name files and times. */
    static String sagt(String tekst) {
        return ELLEVE.matcher(tekst).replaceAll("***");
    }

    private static boolean kanHaPerson(String tekst) {
        return Tekstrens.kanHaPersonnummer(INGEN_PERSON.matcher(tekst).replaceAll("x"));
    }
}
