package no.ssb.utleggstrekk.simulator;

/**
 * Which hendelse of the synthetic list it is, and with its time its place there: one long for both.
 *
 * @param par its par; a running number for the two odd kinds
 * @param versjon the versjon of the par that it tells of, or one of the two odd kinds
 */
record Hendelsesid(int par, int versjon) {
    static final int BIT_PAR = 27;
    private static final int BIT_VERSJON = 5;
    private static final int BIT = BIT_PAR + BIT_VERSJON;

    /** Instead of a versjon: it names nobody, but has a number. */
    static final int BARE_NUMMER = 30;
    /** Instead of a versjon: bad data. */
    static final int DAARLIG = 31;

    private static final long FOERSTE_LOGGID = 7_000_000_000L;

    static Hendelsesid av(long noekkel) {
        return new Hendelsesid(
                (int) (noekkel >> BIT_VERSJON) & ((1 << BIT_PAR) - 1), (int) noekkel & ((1 << BIT_VERSJON) - 1));
    }

    /** The hendelse with a loggId; one that is no hendelse's may give an id that does not exist. */
    static Hendelsesid avLoggId(long loggId) {
        return av(loggId - FOERSTE_LOGGID);
    }

    /** Sorts by time first; nothing is before {@code noekkel(tikk)}. */
    long noekkel(long tikk) {
        return foersteNoekkel(tikk) | ((long) par << BIT_VERSJON) | versjon;
    }

    static long foersteNoekkel(long tikk) {
        return tikk << BIT;
    }

    static long tikk(long noekkel) {
        return noekkel >> BIT;
    }

    long loggId() {
        return FOERSTE_LOGGID + noekkel(0);
    }

    boolean erBareNummer() {
        return versjon == BARE_NUMMER;
    }

    boolean erDaarlig() {
        return versjon == DAARLIG;
    }
}
