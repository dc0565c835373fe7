package no.ssb.utleggstrekk.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Says in one line what the database refused. The server's own words are not repeated, as they may quote a value; the
 * SQLSTATE says the same to whoever looks it up.
 */
public final class Databasefeil {
    /** The session was ended by the server: idle in a transaction, an administrator, a crash, a shutdown, not ready, idle. */
    private static final List<String> TJENEREN_GIKK = List.of("25P03", "57P01", "57P02", "57P03", "57P05");

    private Databasefeil() {}

    /** The line for a fault whose causes hold an SQLException; empty when none does. */
    public static Optional<Feil> tolk(Throwable feil) {
        return sql(feil).map(Databasefeil::av);
    }

    /** The line for one. */
    public static Feil av(SQLException e) {
        String tilstand = tilstand(e);
        if (erBrudd(e)) {
            return new MidlertidigFeil(
                    "The database cannot be reached, or ended the connection (SQLSTATE %s): see that it runs and that spring.datasource.url is right, then `restart`"
                            .formatted(tilstand),
                    e);
        }
        return switch (tilstand) {
            case "53100" -> new MidlertidigFeil("The database's disk is full: make room there, then `restart`", e);
            case "53200" -> new MidlertidigFeil("The database is out of memory: mend that, then `restart`", e);
            case "53300" ->
                new MidlertidigFeil(
                        "The database has no connection left for us: raise its max_connections, or set a lower"
                                + " spring.datasource.hikari.maximum-pool-size, then `restart`",
                        e);
            case "42P01", "42703", "42883", "42704" ->
                new VarigFeil(
                        Exitkode.BRUK,
                        "The database has no tables of this program, or those of an older one (SQLSTATE %s): the next `run` makes them"
                                .formatted(tilstand),
                        e);
            // a prepared statement of another session, or none of this one's
            case "42P05", "26000" -> new VarigFeil(Exitkode.BRUK, Databasekrav.POOLER, e);
            case "3D000" ->
                new VarigFeil(
                        Exitkode.BRUK,
                        "The database named in spring.datasource.url does not exist: create it first",
                        e);
            case "42501", "25006" ->
                new VarigFeil(
                        Exitkode.BRUK,
                        "The database user may not write there (SQLSTATE %s): give it the rights, and a server that is no standby"
                                .formatted(tilstand),
                        e);
            default ->
                tilstand.startsWith("28")
                        ? new VarigFeil(
                                Exitkode.BRUK,
                                "The database refuses the user: check spring.datasource.username and .password",
                                e)
                        : new MidlertidigFeil(
                                "The database refused a statement (SQLSTATE %s%s); `restart` tries again"
                                        .formatted(tilstand, sted(e)),
                                e);
        };
    }

    /**
     * Whether the connection broke, or could not be had: nothing says that the work itself is at fault. A fault without a
     * SQLSTATE is the pool's, about a connection that is closed.
     */
    public static boolean erBrudd(Throwable feil) {
        return sql(feil)
                .map(e -> {
                    String tilstand = e.getSQLState();
                    return tilstand == null || tilstand.startsWith("08") || TJENEREN_GIKK.contains(tilstand);
                })
                .orElse(false);
    }

    /** The innermost: the pool wraps the driver's. */
    private static Optional<SQLException> sql(Throwable feil) {
        return kjede(feil)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((ytre, indre) -> indre.getSQLState() == null ? ytre : indre);
    }

    /** A fault and its causes, outermost first; where a rollback failed too, what made it necessary. */
    public static Stream<Throwable> kjede(Throwable feil) {
        return Stream.iterate(feil, t -> t != null, Databasefeil::aarsak);
    }

    private static @Nullable Throwable aarsak(Throwable feil) {
        Throwable foer = feil instanceof TransactionSystemException t ? t.getApplicationException() : null;
        return foer == null ? feil.getCause() : foer;
    }

    private static String tilstand(SQLException e) {
        String tilstand = e.getSQLState();
        return tilstand == null ? "unknown" : tilstand;
    }

    /** Where in our code it came from. */
    private static String sted(Throwable e) {
        return Stream.of(e.getStackTrace())
                .filter(s -> s.getClassName().startsWith("no.ssb.utleggstrekk"))
                .findFirst()
                .map(s -> ", " + s.getFileName() + ":" + s.getLineNumber())
                .orElse("");
    }
}
