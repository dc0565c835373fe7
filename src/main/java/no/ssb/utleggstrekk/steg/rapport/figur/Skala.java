package no.ssb.utleggstrekk.steg.rapport.figur;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A straight scale with marks at round numbers, from values to coordinates.
 *
 * @param min the value at {@code fra}; 0 or below
 * @param maks the value at {@code til}; above min
 */
record Skala(double min, double maks, double steg, double fra, double til) {
    /** Covers the values and 0, with about so many marks between. */
    static Skala over(double minst, double stoerst, int merker, double fra, double til) {
        return over(minst, stoerst, merker, 0, fra, til);
    }

    /** From 0 over values that are whole, with marks at whole numbers. */
    static Skala hele(double stoerst, int merker, double fra, double til) {
        return over(0, stoerst, merker, 1, fra, til);
    }

    private static Skala over(double minst, double stoerst, int merker, double minsteSteg, double fra, double til) {
        double nedre = Math.min(0, minst);
        double oevre = Math.max(0, stoerst);
        double steg = Math.max(minsteSteg, rundt((oevre - nedre) / merker));
        double bunn = Math.floor(nedre / steg) * steg;
        double topp = Math.ceil(oevre / steg) * steg;
        return new Skala(bunn, topp > bunn ? topp : bunn + steg, steg, fra, til);
    }

    double punkt(double verdi) {
        return fra + (verdi - min) / (maks - min) * (til - fra);
    }

    /** The values that get a mark, ascending. */
    List<Double> merker() {
        long antall = Math.round((maks - min) / steg);
        return LongStream.rangeClosed(0, antall).mapToObj(i -> min + i * steg).toList();
    }

    /** Decimals that tell the marks apart. */
    int desimaler() {
        return steg >= 1 ? 0 : (int) Math.ceil(-Math.log10(steg) - 1e-9);
    }

    /** 1, 2 or 5 times a power of ten, not below the number. */
    private static double rundt(double tall) {
        if (tall <= 0) {
            return 1;
        }
        double tier = Math.pow(10, Math.floor(Math.log10(tall)));
        for (double faktor : new double[] {1, 2, 5}) {
            if (faktor * tier >= tall * (1 - 1e-9)) {
                return faktor * tier;
            }
        }
        return 10 * tier;
    }
}
