package no.ssb.utleggstrekk.steg.rapport.figur;

import java.util.List;

/** What the plots share: size, axes, names of the months below them, a key. */
final class Ramme {
    static final int BREDDE = 720;
    static final int HOEYDE = 300;
    static final int VENSTRE = 64;
    static final int HOEYRE = BREDDE - 56;
    static final int TOPP = 28;
    static final int BUNN = HOEYDE - 44;

    private static final int FLEST_NAVN = 13;
    private static final int BREDDE_PER_TEGN = 7;
    private static final int FLEST_TEGN = 40;

    private Ramme() {}

    /** Horizontal lines with numbers at their left, and what they count above them. */
    static void verdiakse(Svg svg, Skala skala, Tallformat format, String enhet) {
        for (double merke : skala.merker()) {
            double y = skala.punkt(merke);
            svg.strek(VENSTRE, y, HOEYRE, y, merke == 0 ? "akse" : "rute");
            svg.tekst(VENSTRE - 6, y + 4, "merke h", format.desimaltall(merke, skala.desimaler()));
        }
        svg.tekst(VENSTRE - 6, TOPP - 12, "enhet", enhet);
    }

    /** Names below, in the middle of places of the same width; so many that they do not meet. */
    static void navneakse(Svg svg, List<String> navn) {
        int hverN = Math.max(1, (int) Math.ceil(navn.size() / (double) FLEST_NAVN));
        for (int i = 0; i < navn.size(); i += hverN) {
            svg.tekst(midt(i, navn.size()), BUNN + 18, "merke m", navn.get(i));
        }
    }

    static double plass(int antall) {
        return (HOEYRE - VENSTRE) / (double) Math.max(1, antall);
    }

    static double midt(int i, int antall) {
        return VENSTRE + (i + 0.5) * plass(antall);
    }

    /** A square and a word for each class, at the foot. */
    static void tegnforklaring(Svg svg, List<String> klasser, List<String> ord) {
        double x = VENSTRE;
        for (int i = 0; i < ord.size(); i++) {
            String kort =
                    ord.get(i).substring(0, Math.min(FLEST_TEGN, ord.get(i).length()));
            svg.stolpe(x, HOEYDE - 14, 10, 10, klasser.get(i) + " nokkel", kort);
            svg.tekst(x + 15, HOEYDE - 5, "merke", kort);
            x += 30 + kort.length() * (double) BREDDE_PER_TEGN;
        }
    }
}
