package no.ssb.utleggstrekk.steg.rapport.figur;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stacked columns, one per name, with an optional line on a scale of its own at the right.
 *
 * @param navn below the columns, one for each
 * @param lag the layers from the bottom, each with a value for each column; no value below 0
 * @param linje null for none
 * @param skravert whether a column is provisional
 * @param brudd the number of the column before which the series breaks; null for none
 */
public record Kolonner(
        Tekster tekster,
        List<String> navn,
        List<Lag> lag,
        @Nullable Lag linje,
        List<Boolean> skravert,
        @Nullable Integer brudd) {
    /** One layer, or the line. */
    public record Lag(String navn, List<Double> verdier) {}

    /**
     * What is said around the columns.
     *
     * @param id of the picture in its page
     * @param linjeenhet what the right scale counts, in whole numbers; empty without a line
     * @param desimaler of the values of the layers; 0 for counts
     */
    public record Tekster(
            String id,
            String tittel,
            String beskrivelse,
            String enhet,
            String linjeenhet,
            String bruddtekst,
            int desimaler) {}

    /** The picture. */
    public String svg(Tallformat format) {
        Svg svg = new Svg(tekster.id, Ramme.BREDDE, Ramme.HOEYDE, tekster.tittel, tekster.beskrivelse);
        double stoerst =
                IntStream.range(0, navn.size()).mapToDouble(this::hoeyde).max().orElse(0);
        Skala skala = tekster.desimaler == 0
                ? Skala.hele(stoerst, 5, Ramme.BUNN, Ramme.TOPP)
                : Skala.over(0, stoerst, 5, Ramme.BUNN, Ramme.TOPP);
        Ramme.verdiakse(svg, skala, format, tekster.enhet);
        Ramme.navneakse(svg, navn);
        for (int i = 0; i < navn.size(); i++) {
            kolonne(svg, skala, format, i);
        }
        List<String> klasser = new ArrayList<>(
                IntStream.range(0, lag.size()).mapToObj(Kolonner::farge).toList());
        List<String> ord = new ArrayList<>(lag.stream().map(Lag::navn).toList());
        if (linje != null) {
            linje(svg, linje, format);
            klasser.add("linje0");
            ord.add(linje.navn);
        }
        if (brudd != null) {
            double x = Ramme.VENSTRE + brudd * Ramme.plass(navn.size());
            svg.strek(x, Ramme.TOPP - 8, x, Ramme.BUNN, "brudd");
            svg.tekst(x + 4, Ramme.TOPP - 1, "merke", tekster.bruddtekst);
        }
        Ramme.tegnforklaring(svg, klasser, ord);
        return svg.ferdig();
    }

    private double hoeyde(int i) {
        return lag.stream().mapToDouble(l -> l.verdier.get(i)).sum();
    }

    private void kolonne(Svg svg, Skala skala, Tallformat format, int i) {
        double bredde = Math.min(40, Ramme.plass(navn.size()) * 0.7);
        double under = 0;
        for (int nr = 0; nr < lag.size(); nr++) {
            double verdi = lag.get(nr).verdier.get(i);
            if (verdi > 0) {
                double topp = skala.punkt(under + verdi);
                svg.stolpe(
                        Ramme.midt(i, navn.size()) - bredde / 2,
                        topp,
                        bredde,
                        skala.punkt(under) - topp,
                        farge(nr) + (skravert.get(i) ? " forelopig" : "") + " data",
                        "%s, %s: %s"
                                .formatted(
                                        navn.get(i), lag.get(nr).navn, format.desimaltall(verdi, tekster.desimaler)));
            }
            under += verdi;
        }
    }

    private void linje(Svg svg, Lag linje, Tallformat format) {
        double stoerst = linje.verdier.stream().mapToDouble(v -> v).max().orElse(0);
        Skala skala = Skala.hele(stoerst, 5, Ramme.BUNN, Ramme.TOPP);
        for (double merke : skala.merker()) {
            svg.tekst(Ramme.HOEYRE + 6, skala.punkt(merke) + 4, "merke", format.desimaltall(merke, skala.desimaler()));
        }
        svg.tekst(Ramme.HOEYRE + 6, Ramme.TOPP - 12, "enhet h", tekster.linjeenhet);
        List<double[]> punkter = IntStream.range(0, navn.size())
                .mapToObj(i -> new double[] {Ramme.midt(i, navn.size()), skala.punkt(linje.verdier.get(i))})
                .toList();
        svg.linje(punkter, "linje linje0");
        for (int i = 0; i < punkter.size(); i++) {
            svg.punkt(
                    punkter.get(i)[0],
                    punkter.get(i)[1],
                    "linje0 data",
                    "%s, %s: %s".formatted(navn.get(i), linje.navn, format.heltall(Math.round(linje.verdier.get(i)))));
        }
    }

    private static String farge(int nr) {
        return "lag" + Math.min(nr, 4);
    }
}
