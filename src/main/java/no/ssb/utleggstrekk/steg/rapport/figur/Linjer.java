package no.ssb.utleggstrekk.steg.rapport.figur;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines over the same steps from 0, such as months since a first publication; each may end before the last.
 *
 * @param id of the picture in its page
 * @param navn below the steps
 * @param linjer at most five are told apart by colour
 */
public record Linjer(
        String id, String tittel, String beskrivelse, String enhet, List<String> navn, List<Linje> linjer) {
    /** One line, with its values from the first step on; null where it has none yet. */
    public record Linje(String navn, List<@Nullable Verdi> verdier) {}

    /** The picture. */
    public String svg(Tallformat format) {
        Svg svg = new Svg(id, Ramme.BREDDE, Ramme.HOEYDE, tittel, beskrivelse);
        double minst = alle().min().orElse(0);
        double stoerst = alle().max().orElse(0);
        Skala skala = Skala.over(minst, stoerst, 5, Ramme.BUNN, Ramme.TOPP);
        Ramme.verdiakse(svg, skala, format, enhet);
        Ramme.navneakse(svg, navn);
        List<String> klasser = new ArrayList<>();
        for (int nr = 0; nr < linjer.size(); nr++) {
            String farge = "linje" + nr % 5;
            klasser.add(farge);
            tegn(svg, skala, linjer.get(nr), farge);
        }
        Ramme.tegnforklaring(svg, klasser, linjer.stream().map(Linje::navn).toList());
        return svg.ferdig();
    }

    private DoubleStream alle() {
        return linjer.stream()
                .flatMap(l -> l.verdier.stream())
                .filter(Objects::nonNull)
                .mapToDouble(Verdi::tall);
    }

    private void tegn(Svg svg, Skala skala, Linje linje, String farge) {
        List<double[]> punkter = new ArrayList<>();
        for (int i = 0; i < linje.verdier.size(); i++) {
            Verdi verdi = linje.verdier.get(i);
            if (verdi != null) {
                double x = Ramme.midt(i, navn.size());
                punkter.add(new double[] {x, skala.punkt(verdi.tall())});
                svg.punkt(
                        x,
                        skala.punkt(verdi.tall()),
                        farge + " data",
                        "%s, %s: %s".formatted(linje.navn, navn.get(i), verdi.tekst()));
            }
        }
        svg.linje(punkter, "linje " + farge);
    }
}
