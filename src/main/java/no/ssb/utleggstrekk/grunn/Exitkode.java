package no.ssb.utleggstrekk.grunn;

/** The exit codes cron and ops decide by. Part of the product's contract: never renumber. */
public enum Exitkode {
    /** Published, or nothing new. */
    OK(0),
    /** Failed; a restart can help. */
    FEILET(1),
    /** Wrong use or configuration. */
    BRUK(2),
    /** Stopped on request; a restart continues. */
    STOPPET(3),
    /** Another kjøring holds the lock. */
    OPPTATT(4),
    /** A person must decide: too many lookups, or too many AVVIST. */
    BESLUTNING(5),
    /** The API refuses us: a restart alone does not help. */
    NEKTET(6);

    private final int tall;

    Exitkode(int tall) {
        this.tall = tall;
    }

    public int tall() {
        return tall;
    }
}
