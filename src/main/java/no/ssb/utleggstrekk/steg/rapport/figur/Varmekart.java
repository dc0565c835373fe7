package no.ssb.utleggstrekk.steg.rapport.figur;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid coloured by a change in percent, from below 0 over none to above.
 *
 * @param id of the picture in its page
 * @param kolonner names above
 * @param rader names at the left, each with its values, null where there is none yet; a row may end before the last column
 */
public record Varmekart(
        String id, String tittel, String beskrivelse, String kolonnetekst, List<String> kolonner, List<Rad> rader) {
    private static final int RUTE_HOEYDE = 22;
    private static final int TOPP = 44;

    /** The steps between the seven colours, as shares: a tenth of a percent, one, five. */
    private static final double[] GRENSER = {0.001, 0.01, 0.05};

    /** One row; a value is a share: 0.01 is one percent up. */
    public record Rad(String navn, List<@Nullable Verdi> verdier) {}

    /** The picture. */
    public String svg(Tallformat format) {
        int hoeyde = TOPP + rader.size() * RUTE_HOEYDE + 32;
        Svg svg = new Svg(id, Ramme.BREDDE, hoeyde, tittel, beskrivelse);
        double bredde = Math.min(60, (Ramme.BREDDE - 90) / (double) Math.max(1, kolonner.size()));
        svg.tekst(80, 14, "enhet0", kolonnetekst);
        int hverN = bredde < 28 ? 3 : 1;
        for (int k = 0; k < kolonner.size(); k += hverN) {
            svg.tekst(80 + (k + 0.5) * bredde, TOPP - 8, "merke m", kolonner.get(k));
        }
        for (int r = 0; r < rader.size(); r++) {
            Rad rad = rader.get(r);
            double y = TOPP + r * (double) RUTE_HOEYDE;
            svg.tekst(72, y + 15, "merke h", rad.navn);
            for (int k = 0; k < rad.verdier.size(); k++) {
                Verdi verdi = rad.verdier.get(k);
                if (verdi != null) {
                    svg.stolpe(
                            80 + k * bredde,
                            y,
                            bredde - 2,
                            RUTE_HOEYDE - 2,
                            "varme" + trinn(verdi.tall()) + " data",
                            "%s, %s: %s".formatted(rad.navn, kolonner.get(k), verdi.tekst()));
                }
            }
        }
        tegnforklaring(svg, format, hoeyde);
        return svg.ferdig();
    }

    /** The seven colours, with the shares between them. */
    private static void tegnforklaring(Svg svg, Tallformat format, int hoeyde) {
        for (int i = 0; i < 7; i++) {
            svg.stolpe(80 + i * 56.0, hoeyde - 22, 54, 8, "varme" + i + " nokkel", "");
        }
        for (int i = 0; i < 6; i++) {
            double grense = i < 3 ? -GRENSER[2 - i] : GRENSER[i - 3];
            svg.tekst(136 + i * 56.0, hoeyde - 1, "merke m", format.prosent(grense));
        }
    }

    /** From 0, far below, over 3, as good as unchanged, to 6, far above. */
    private static int trinn(double andel) {
        int trinn = 0;
        while (trinn < GRENSER.length && Math.abs(andel) >= GRENSER[trinn]) {
            trinn++;
        }
        return andel < 0 ? GRENSER.length - trinn : GRENSER.length + trinn;
    }
}
