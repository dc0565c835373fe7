package no.ssb.utleggstrekk.kommando;

import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** What people write on a command line is kept with their decisions, shown and logged: no person number may be in it. */
final class Ordvern {
    /** Eleven digits, as people write a person number. */
    private static final Pattern PERSONNUMMER = Pattern.compile("(?<![0-9])[0-9]{6}[ .-]?[0-9]{5}(?![0-9])");

    private Ordvern() {}

    /**
     * The text as it was written.
     *
     * @throws TypeConversionException when it may hold a person number, without saying which
     */
    static String tekst(String skrevet) {
        if (PERSONNUMMER.matcher(skrevet).find()) {
            throw new TypeConversionException("it may hold a person number, and would be kept; write it without");
        }
        return skrevet;
    }

    /** The text with {@code ***} for what may be a person number. */
    static String uten(String tekst) {
        return PERSONNUMMER.matcher(tekst).replaceAll("***");
    }
}
