package no.ssb.utleggstrekk.grunn;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans text from outside before it is kept or printed: it may quote a person number, be long, or break a log line. */
public final class Tekstrens {
    private static final Pattern SIFFERREKKE = Pattern.compile("\\p{Nd}{6,}");

    /**
     * Ten digits or more, whatever stands between them but letters: a person number has eleven, and one that has been a JSON
     * number has lost its leading zero.
     */
    private static final Pattern PERSONNUMMER = Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,3}\\p{Nd}){9,}");

    private static final Pattern ELLEVE_SIFFER = Pattern.compile("[0-9]{11}");
    private static final Pattern SKILLETEGN = Pattern.compile("[\\p{Z}\\s.\\-]");
    private static final Pattern STYRETEGN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]+");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int MAKS_TEKST = 200;
    private static final int MAKS_KODE = 60;

    private Tekstrens() {}

    /**
     * At most 200 characters, without control characters, with {@code ***} for six digits or more in a row and for ten or more
     * with something between them.
     */
    public static @Nullable String tekst(@Nullable String raa) {
        return raa == null ? null : rens(raa, MAKS_TEKST);
    }

    /** As {@link #tekst}, at most 60 characters: for codes and field names. */
    public static String kode(String raa) {
        return rens(raa, MAKS_KODE);
    }

    /** A UUID is kept whole, since half of them have six digits in a row, unless it has eleven. */
    public static @Nullable String korrelasjonsid(@Nullable String raa) {
        return raa != null && UUID.matcher(raa).matches() && !harElleveSiffer(raa) ? raa : tekst(raa);
    }

    /** Whether a text has eleven digits in a row. */
    public static boolean harElleveSiffer(String tekst) {
        return ELLEVE_SIFFER.matcher(tekst).find();
    }

    /** Whether a text may hold a person number, in whatever form people and machines write one. */
    public static boolean kanHaPersonnummer(String tekst) {
        return PERSONNUMMER.matcher(tekst).find();
    }

    /** A person number without the blanks, dots and hyphens that it may be written with, and with the zero that it may have lost. */
    public static String personnummer(String tekst) {
        String uten = SKILLETEGN.matcher(tekst).replaceAll("");
        return uten.matches("[0-9]{10}") ? "0" + uten : uten;
    }

    /** Whether a text can be stored as it is: a PostgreSQL text takes no NUL, and no code is this long. */
    public static boolean erBrukbar(String tekst) {
        return tekst.length() <= MAKS_TEKST && !STYRETEGN.matcher(tekst).find();
    }

    private static String rens(String raa, int maks) {
        // masked before it is cut, so that a cut cannot leave five digits of a longer run
        String kort = raa.length() > 10 * MAKS_TEKST ? raa.substring(0, 10 * MAKS_TEKST) : raa;
        String uten =
                PERSONNUMMER.matcher(STYRETEGN.matcher(kort).replaceAll(" ")).replaceAll("***");
        String ren = SIFFERREKKE.matcher(uten).replaceAll("***");
        return ren.length() <= maks ? ren : ren.substring(0, maks);
    }
}
