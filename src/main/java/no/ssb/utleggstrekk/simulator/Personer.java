package no.ssb.utleggstrekk.simulator;

import java.time.LocalDate;
import java.util.Arrays;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;

/**
 * Synthetic person numbers: month + 80, valid check digits. Kept as sorted numbers, 8 bytes each, so that a person's index
 * is also found from the number.
 */
final class Personer {
    static final int MAKS = 5_000_000;

    private static final LocalDate ELDSTE = LocalDate.of(1940, 1, 1);
    private static final int DAGER = 21_915;
    private static final int INDIVIDER = 500;
    /** Without a common factor with DAGER × INDIVIDER, so that the walk meets each candidate once. */
    private static final long STEG = 7_368_787;

    private final long[] numre;

    Personer(Trekning trekning, int antall) {
        numre = new long[antall];
        long rom = (long) DAGER * INDIVIDER;
        long kandidat = (long) (trekning.andel(Trekning.Hva.PERSONER, 0, 0) * rom);
        for (int i = 0; i < antall; ) {
            kandidat = (kandidat + STEG) % rom;
            long nummer = nummer((int) (kandidat / INDIVIDER), (int) (kandidat % INDIVIDER));
            if (nummer >= 0) {
                numre[i++] = nummer;
            }
        }
        Arrays.sort(numre);
    }

    int antall() {
        return numre.length;
    }

    String nummer(int person) {
        return medNuller(numre[person], 11);
    }

    /** The index of a person; −1 when the simulator has no such person. */
    int indeks(String nummer) {
        int i = Arrays.binarySearch(numre, Long.parseLong(nummer));
        return i < 0 ? -1 : i;
    }

    /** The date of birth in a synthetic number, {@code YYYY-MM-DD}. */
    static String foedselsdato(String nummer) {
        char maanedstier = (char) (nummer.charAt(2) - 8);
        return "19" + nummer.substring(4, 6) + '-' + maanedstier + nummer.charAt(3) + '-' + nummer.substring(0, 2);
    }

    private static long nummer(int dag, int individ) {
        LocalDate foedt = ELDSTE.plusDays(dag);
        long ni = ((foedt.getDayOfMonth() * 100L + foedt.getMonthValue() + 80) * 100 + foedt.getYear() % 100) * 1000
                + individ;
        int k1 = Kontrollsiffer.neste(medNuller(ni, 9));
        if (k1 == 10) {
            return -1;
        }
        int k2 = Kontrollsiffer.neste(medNuller(ni * 10 + k1, 10));
        return k2 == 10 ? -1 : (ni * 10 + k1) * 10 + k2;
    }

    /** String.format is too slow for a million numbers. */
    private static String medNuller(long tall, int lengde) {
        String tekst = Long.toString(tall);
        return "0".repeat(lengde - tekst.length()) + tekst;
    }
}
