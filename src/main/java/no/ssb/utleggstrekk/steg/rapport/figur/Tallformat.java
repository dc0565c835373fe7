package no.ssb.utleggstrekk.steg.rapport.figur;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the reader writes them: {@code 1 234 567} and {@code −3,4 %} in Norwegian, {@code 1,234,567} in English. */
public final class Tallformat {
    private static final char HARDT_MELLOMROM = '\u00a0';
    private static final char MINUS = '\u2212';

    private final boolean norsk;
    private final DecimalFormatSymbols tegn;

    private Tallformat(boolean norsk) {
        this.norsk = norsk;
        this.tegn = DecimalFormatSymbols.getInstance(Locale.ROOT);
        tegn.setGroupingSeparator(norsk ? HARDT_MELLOMROM : ',');
        tegn.setDecimalSeparator(norsk ? ',' : '.');
        tegn.setMinusSign(MINUS);
    }

    /** By the report's language: {@code nb} is Norwegian, all else English. */
    public static Tallformat av(String spraak) {
        return new Tallformat(spraak.equals("nb"));
    }

    /** A whole number. */
    public String heltall(long tall) {
        return format("#,##0", tall);
    }

    /** A whole number with its sign, as a change is written. */
    public String endring(long tall) {
        return tall > 0 ? "+" + heltall(tall) : heltall(tall);
    }

    /** A number with so many decimals. */
    public String desimaltall(double tall, int desimaler) {
        return format(desimaler == 0 ? "#,##0" : "#,##0." + "0".repeat(desimaler), tall);
    }

    /** A share as percent with one decimal: 0.034 is {@code 3,4 %}. */
    public String prosent(double andel) {
        return desimaltall(andel * 100, 1) + (norsk ? HARDT_MELLOMROM + "%" : "%");
    }

    private String format(String moenster, Number tall) {
        DecimalFormat format = new DecimalFormat(moenster, tegn);
        format.setRoundingMode(RoundingMode.HALF_UP);
        String tekst = format.format(tall);
        // what rounds to nothing has no sign
        return tekst.matches(MINUS + "[0.,]+") ? tekst.substring(1) : tekst;
    }
}
