package no.ssb.utleggstrekk.simulator;

/**
 * Draws that depend on nothing but the seed and what is drawn for, so that a person's story can be computed anew at each
 * lookup instead of being kept in memory.
 */
record Trekning(long froe) {
    /** What is drawn: each gives its own independent series. */
    enum Hva {
        PERSONER,
        VIRKSOMHETER,
        AKTIV,
        TIDSPUNKT,
        TETT_ENDRING,
        ENDRING,
        TO_ENDRINGER,
        SLETTING,
        SLETTEMAATE,
        HULL,
        HULL_LENGDE,
        FELT_MANGLER,
        SKJERMET,
        SKJERMET_STED,
        UTEN_MAANED,
        INTERNASJONAL,
        AVVIK,
        ANDRE_NAVN,
        NUMMER,
        UTEN_OPPLYSNINGSPLIKTIG,
        ANTALL_ARBEIDSGIVERE,
        ARBEIDSGIVERE_I_MAANED,
        ARBEIDSGIVER,
        ANTALL_LINJER,
        BELOEP,
        DATO,
        SAMORDNING,
        KORREKSJON,
        NY_SUM,
        DAARLIG,
        STOKKING,
        SLUTT,
        FEIL
    }

    /** 0 to grense − 1. */
    int under(int grense, Hva hva, long a, long b) {
        return (int) Math.floorMod(bits(hva, a, b), (long) grense);
    }

    /** Whether something of this probability, 0 to 1, happens. */
    boolean treff(double sannsynlighet, Hva hva, long a, long b) {
        return andel(hva, a, b) < sannsynlighet;
    }

    /** 0 to 1, 1 not included. */
    double andel(Hva hva, long a, long b) {
        return (bits(hva, a, b) >>> 11) * 0x1.0p-53;
    }

    private long bits(Hva hva, long a, long b) {
        return bland(bland(bland(froe + hva.name().hashCode() * 0x9E3779B1L) ^ a) ^ b);
    }

    /** The finalizer of SplitMix64: spreads near-by numbers over all 64 bits. */
    private static long bland(long x) {
        long y = x + 0x9E3779B97F4A7C15L;
        y = (y ^ (y >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
