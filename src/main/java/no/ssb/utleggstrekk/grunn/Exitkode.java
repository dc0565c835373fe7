package no.ssb.utleggstrekk.grunn;

import java.util.stream.Stream;

/** The exit codes cron and ops decide by. Part of the product's contract: never renumber. */
public enum Exitkode {
    /** Published, or nothing new. */
    OK(0, "Nothing."),
    /** Failed; a restart can help. */
    FEILET(1, "`restart` goes on from the last commit, after what the message names is mended."),
    /** Wrong use or configuration. */
    BRUK(2, "Mend what the message names, then `restart`."),
    /** Stopped on request; a restart continues. */
    STOPPET(3, "`restart` goes on from the last commit."),
    /** Another kjøring holds the lock. */
    OPPTATT(4, "Wait until the other kjøring is done."),
    /** A person must decide: too many lookups, too much AVVIST or in quarantine, a rebuilt list. */
    BESLUTNING(5, "Decide as the message says, then `restart`."),
    /** The API refuses us, or speaks another contract: a restart alone does not help. */
    NEKTET(6, "Mend the access to the API, or the names of its fields, as the message says, then `restart`.");

    private final int tall;
    private final String nesteSteg;

    Exitkode(int tall, String nesteSteg) {
        this.tall = tall;
        this.nesteSteg = nesteSteg;
    }

    /** The one of that number, as it is stored. */
    public static Exitkode av(int tall) {
        return Stream.of(values()).filter(e -> e.tall == tall).findFirst().orElseThrow();
    }

    public int tall() {
        return tall;
    }

    /** What an operator does after a kjøring that ended so: a sentence. */
    public String nesteSteg() {
        return nesteSteg;
    }
}
