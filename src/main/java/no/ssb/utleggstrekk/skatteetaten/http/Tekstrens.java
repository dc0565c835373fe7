package no.ssb.utleggstrekk.skatteetaten.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans text from outside before it is kept or printed: it may quote a person number, be long, or break a log line. */
public final class Tekstrens {
    private static final Pattern SIFFERREKKE = Pattern.compile("[0-9]{6,}");
    private static final Pattern STYRETEGN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]+");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern PERSONNUMMER = Pattern.compile("[0-9]{11}");
    private static final int MAKS_TEKST = 200;
    private static final int MAKS_KODE = 60;

    private Tekstrens() {}

    /** At most 200 characters, without control characters, with {@code ***} for six digits or more in a row. */
    public static @Nullable String tekst(@Nullable String raa) {
        return raa == null ? null : rens(raa, MAKS_TEKST);
    }

    /** As {@link #tekst}, at most 60 characters: for codes and field names. */
    public static String kode(String raa) {
        return rens(raa, MAKS_KODE);
    }

    /** A UUID is kept whole, since half of them have six digits in a row, unless it could hold a person number. */
    public static @Nullable String korrelasjonsid(@Nullable String raa) {
        return raa != null && UUID.matcher(raa).matches() && !kanHaPersonnummer(raa) ? raa : tekst(raa);
    }

    /** Whether a text has eleven digits in a row, which may be a person number. */
    public static boolean kanHaPersonnummer(String tekst) {
        return PERSONNUMMER.matcher(tekst).find();
    }

    /** Whether a text can be stored as it is: a PostgreSQL text takes no NUL, and no code is this long. */
    public static boolean erBrukbar(String tekst) {
        return tekst.length() <= MAKS_TEKST && !STYRETEGN.matcher(tekst).find();
    }

    private static String rens(String raa, int maks) {
        // masked before it is cut, so that a cut cannot leave five digits of a longer run
        String kort = raa.length() > 10 * MAKS_TEKST ? raa.substring(0, 10 * MAKS_TEKST) : raa;
        String ren =
                SIFFERREKKE.matcher(STYRETEGN.matcher(kort).replaceAll(" ")).replaceAll("***");
        return ren.length() <= maks ? ren : ren.substring(0, maks);
    }
}
