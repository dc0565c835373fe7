package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import picocli.CommandLine.TypeConversionException;

/** Months as they are written on a command line. */
public final class Maanedstekst {
    private Maanedstekst() {}

    /**
     * One month, {@code 2026-10}.
     *
     * @throws TypeConversionException when it is none
     */
    public static Kalendermaaned maaned(String tekst) {
        return Kalendermaaned.les(tekst)
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is not a month of the form YYYY-MM, such as 2026-10".formatted(tekst)));
    }

    /** One month, or the first and the last with two dots between them. */
    static Maanedsspenn spenn(String tekst) {
        String[] ender = tekst.split("\\.\\.", 2);
        Kalendermaaned fra = maaned(ender[0]);
        Kalendermaaned til = maaned(ender[ender.length - 1]);
        if (til.erFoer(fra)) {
            throw new TypeConversionException("'%s' ends before it begins".formatted(tekst));
        }
        return new Maanedsspenn(fra, til);
    }
}
