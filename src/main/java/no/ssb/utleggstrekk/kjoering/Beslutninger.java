package no.ssb.utleggstrekk.kjoering;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What operators decided, kept with who said so. */
public final class Beslutninger {
    private final JdbcClient jdbc;
    private final InstantSource klokke;
    private final TransactionOperations transaksjon;

    public Beslutninger(JdbcClient jdbc, InstantSource klokke, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.klokke = klokke;
        this.transaksjon = transaksjon;
    }

    /**
     * Keeps a decision; the caller holds the lock, whose host it is, and may have a transaction of what came of it.
     *
     * @param kommando the command with its options
     * @param grunn why, as the operator said; null when nothing was said
     * @param detaljer what came of it, in words
     */
    public void noter(String kommando, @Nullable String grunn, String detaljer) {
        transaksjon.executeWithoutResult(status -> jdbc.sql("""
                insert into beslutning (tidspunkt, bruker, vert, kommando, grunn, detaljer)
                select ?, ?, vert, ?, ?, ? from eierskap""")
                .params(Arrays.asList(klokke.instant().atOffset(ZoneOffset.UTC), hvem(), kommando, grunn, detaljer))
                .update());
    }

    /** The user of this process, and who became it by sudo. */
    private static String hvem() {
        String bruker = System.getProperty("user.name", "unknown");
        String egentlig = System.getenv("SUDO_USER");
        return egentlig == null ? bruker : egentlig + " as " + bruker;
    }
}
