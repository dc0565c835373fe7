package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.Map;

/**
 * How the page says totals in kroner and what comes of them: rapport.json has them rounded, and no number may look more exact
 * than that. The only place that decides it; docs/rapport.md tells the rule.
 */
public final class Avrundet {
    /** What totals of rapport.json are rounded to, in kroner. */
    public static final long TRINN = 100_000;

    /** A percentage has one decimal: a step of rounding above half of it makes the percentage approximate. */
    private static final double HALV_DESIMAL = 0.0005;

    private final Tekster t;

    Avrundet(Tekster t) {
        this.t = t;
    }

    /** Whether one step of rounding is within a share of an amount. */
    static boolean baerer(double beloep, double andel) {
        return TRINN <= andel * Math.abs(beloep);
    }

    /** An amount, or a change that is there, in millions: what rounding made 0 is said as less than its step. */
    String millioner(long kroner) {
        return kroner == 0 ? mindreEnn(t.millioner(TRINN)) : t.millioner(kroner);
    }

    /** The change from one total to another, which are not of the same rows, as a percentage with its sign. */
    String endring(long fra, long til) {
        double beloep = fra;
        return fra == til && !baerer(beloep, HALV_DESIMAL)
                ? mindreEnn(t.format().prosent(TRINN / Math.abs(beloep)))
                : prosent(t.endring(til / beloep - 1), beloep);
    }

    /** A percentage of an amount. */
    String prosent(String prosent, double beloep) {
        return baerer(beloep, HALV_DESIMAL) ? prosent : omtrent(prosent);
    }

    /** What is worked out from rounded totals, to the krone. */
    String omtrent(String tall) {
        return t.t("omtrent", Map.of("tall", tall));
    }

    private String mindreEnn(String tall) {
        return t.t("mindre_enn", Map.of("tall", tall));
    }
}
