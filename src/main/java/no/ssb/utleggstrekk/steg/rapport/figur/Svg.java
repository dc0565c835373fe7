package no.ssb.utleggstrekk.steg.rapport.figur;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An SVG under construction: a picture with a title and a description for those who cannot see it. Colours are classes of
 * the page's style sheet, so that they follow light, dark and print. All text is escaped.
 */
final class Svg {
    private final StringBuilder s = new StringBuilder();

    Svg(String id, int bredde, int hoeyde, String tittel, String beskrivelse) {
        s.append("<svg role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\" class=\"figur\">"
                .formatted(id, id, bredde, hoeyde));
        s.append("<title id=\"")
                .append(id)
                .append("-t\">")
                .append(trygg(tittel))
                .append("</title>");
        s.append("<desc id=\"")
                .append(id)
                .append("-d\">")
                .append(trygg(beskrivelse))
                .append("</desc>");
    }

    /** A rectangle that stands for a value; pointing at it tells the value. */
    Svg stolpe(double x, double y, double bredde, double hoeyde, String klasse, String tips) {
        s.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"><title>%s</title></rect>"
                .formatted(tall(x), tall(y), tall(bredde), tall(hoeyde), klasse, trygg(tips)));
        return this;
    }

    Svg punkt(double x, double y, String klasse, String tips) {
        s.append("<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" class=\"%s\"><title>%s</title></circle>"
                .formatted(tall(x), tall(y), klasse, trygg(tips)));
        return this;
    }

    Svg strek(double x1, double y1, double x2, double y2, String klasse) {
        s.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>"
                .formatted(tall(x1), tall(y1), tall(x2), tall(y2), klasse));
        return this;
    }

    /** A line through points {x, y}. */
    Svg linje(Iterable<double[]> punkter, String klasse) {
        StringBuilder sti = new StringBuilder();
        for (double[] p : punkter) {
            sti.append(sti.isEmpty() ? "M" : " L")
                    .append(tall(p[0]))
                    .append(' ')
                    .append(tall(p[1]));
        }
        s.append("<path d=\"").append(sti).append("\" class=\"").append(klasse).append("\"/>");
        return this;
    }

    /** @param klasse among them {@code m} (centred) and {@code h} (right) */
    Svg tekst(double x, double y, String klasse, String tekst) {
        s.append("<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>".formatted(tall(x), tall(y), klasse, trygg(tekst)));
        return this;
    }

    String ferdig() {
        return s + "</svg>";
    }

    static String trygg(String tekst) {
        return tekst.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** At most one decimal, whatever the machine's language. */
    private static String tall(double tall) {
        return BigDecimal.valueOf(tall)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
