package no.ssb.utleggstrekk.simulator;

import no.ssb.utleggstrekk.domene.Kontrollsiffer;

/**
 * Synthetic organisation numbers with a valid check digit, from the series 31… that test data uses. An underenhet belongs
 * to one opplysningspliktig, which has about three.
 */
final class Virksomheter {
    private static final int SERIE = 31_000_000;
    private static final int ROM = 1_000_000;
    /** Without a common factor with ROM, so that the walk meets each candidate once. */
    private static final int STEG = 611_953;

    /** Of small employers: how many are large all the same, and the share of the persons that they have. */
    private static final int STORE = 12;

    private static final double ANDEL_I_STORE = 0.45;

    private final int[] underenheter;
    private final int[] opplysningspliktige;
    private final boolean smaa;
    private int kandidat;

    /** @param smaa whether most have one or two of the persons, and a few have many; else each has about twenty */
    Virksomheter(Trekning trekning, int antallPersoner, boolean smaa) {
        this.smaa = smaa;
        kandidat = trekning.under(ROM, Trekning.Hva.VIRKSOMHETER, 0, 0);
        underenheter = nye(
                Math.min(200_000, Math.max(smaa ? 2 * STORE : 5, smaa ? antallPersoner * 2 / 5 : antallPersoner / 20)));
        opplysningspliktige = nye(Math.max(2, underenheter.length / 3));
    }

    /** The underenhet at a place from 0 to 1: the low places have more employees, so that groups differ in size. */
    int velg(double plass) {
        if (!smaa) {
            return (int) (plass * plass * underenheter.length);
        }
        double blantStore = plass / ANDEL_I_STORE;
        return blantStore < 1
                ? (int) (blantStore * blantStore * STORE)
                : STORE + (int) ((plass - ANDEL_I_STORE) / (1 - ANDEL_I_STORE) * (underenheter.length - STORE));
    }

    int antall() {
        return underenheter.length;
    }

    String underenhet(int indeks) {
        return Integer.toString(underenheter[indeks]);
    }

    String opplysningspliktig(int underenhet) {
        return Integer.toString(opplysningspliktige[underenhet % opplysningspliktige.length]);
    }

    private int[] nye(int antall) {
        int[] numre = new int[antall];
        for (int i = 0; i < antall; ) {
            kandidat = (kandidat + STEG) % ROM;
            int aatte = SERIE + kandidat;
            int k = Kontrollsiffer.neste(Integer.toString(aatte));
            if (k < 10) {
                numre[i++] = aatte * 10 + k;
            }
        }
        return numre;
    }
}
