package no.ssb.utleggstrekk.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Says in one line what the database refused, and of which database and user. The server's own words are not repeated, as
 * they may quote a value; the SQLSTATE says the same to whoever looks it up.
 */
public final class Databasefeil {
    /** The session was ended by the server: idle in a transaction, an administrator, a crash, a shutdown, not ready, idle. */
    private static final List<String> TJENEREN_GIKK = List.of("25P03", "57P01", "57P02", "57P03", "57P05");

    /** A migration that ends so is not at fault: rights, a server that only reads, the connection, resources, a lock. */
    private static final Pattern SELVFORKLARENDE = Pattern.compile("42501|25006|25P03|55P03|(08|40|53|57|58).*");

    /** A segment of shared memory has this name in the server's words, whatever their language. */
    private static final Pattern DELT_MINNE = Pattern.compile("\"/PostgreSQL\\.\\d+\"");

    private static final Pattern MANGLER_RETT = Pattern.compile("(\\w+) \"?(\\w+)\"?$");

    /** A process works with one database. */
    private static volatile @Nullable Databaseadresse adresse;

    private static volatile String skjema = "public";

    private Databasefeil() {}

    /** From now on the lines are about this database. */
    public static void gjelder(Databaseadresse ny) {
        adresse = ny;
    }

    /** The schema that is worked in. */
    static void gjelderSkjema(String navn) {
        skjema = navn;
    }

    /** The line for a fault whose causes hold an SQLException; empty when none does. */
    public static Optional<Feil> tolk(Throwable feil) {
        return sql(feil).map(Databasefeil::av);
    }

    /** The line for one. */
    public static Feil av(SQLException e) {
        String tilstand = tilstand(e);
        if (erBrudd(e)) {
            return midlertidig(
                    "The database cannot be reached, or ended the connection (SQLSTATE " + tilstand
                            + "): see that it runs and that spring.datasource.url is right, then `restart`",
                    e);
        }
        return switch (tilstand) {
            case "08004" ->
                bruk(
                        "The database turned the connection away before it had a password (SQLSTATE 08004): set"
                                + " SPRING_DATASOURCE_PASSWORD or utleggstrekk.database.passord-fil, and an sslmode in the URL that the server knows",
                        e);
            case "53100" ->
                midlertidig(
                        DELT_MINNE.matcher(String.valueOf(e.getMessage())).find()
                                ? "The database's shared memory is too small, /dev/shm on its host: give it 1 GB (in a"
                                        + " container shm_size, or a memory volume there), then `restart`"
                                : "The database's disk is full: make room there, then `restart`",
                        e);
            case "53200" -> midlertidig("The database is out of memory: mend that, then `restart`", e);
            case "53300" ->
                midlertidig(
                        "The database has no connection left for us: raise its max_connections, or set a lower"
                                + " spring.datasource.hikari.maximum-pool-size, then `restart`",
                        e);
            case "42P01", "42703", "42883", "42704" ->
                bruk(
                        "The database has no tables of this program, or those of an older one (SQLSTATE " + tilstand
                                + "): the next `run` makes them",
                        e);
            // a prepared statement of another session, or none of this one's
            case "42P05", "26000" -> bruk(Databasekrav.POOLER, e);
            case "3D000" ->
                bruk(
                        "The database named in spring.datasource.url does not exist: `create database … encoding 'UTF8'"
                                + " template template0`",
                        e);
            case "25006" -> bruk(Databasekrav.KAN_BARE_LESES, e);
            case "42501" -> bruk(manglerRett(String.valueOf(e.getMessage())), e);
            default ->
                tilstand.startsWith("28")
                        ? bruk(
                                "The database refuses the user (SQLSTATE " + tilstand + "): check"
                                        + " spring.datasource.username, the password (SPRING_DATASOURCE_PASSWORD, or the file of"
                                        + " utleggstrekk.database.passord-fil), and the server's"
                                        + " pg_hba.conf",
                                e)
                        : midlertidig(
                                "The database refused a statement (SQLSTATE " + tilstand + sted(e)
                                        + "); `restart` tries again",
                                e);
        };
    }

    /** What a migration met: a restart does not help, unless the fault may pass. */
    static Feil avMigrering(RuntimeException e) {
        SQLException sql = sql(e).orElse(null);
        if (sql != null && SELVFORKLARENDE.matcher(tilstand(sql)).matches()) {
            return av(sql);
        }
        return bruk(
                "The tables could not be made or changed" + (sql == null ? "" : " (SQLSTATE " + tilstand(sql) + ")")
                        + ": something else stands in the schema " + skjema
                        + ", or what we made there was changed by hand."
                        + " Nothing of the migration was kept; use a schema of its own, or restore the backup",
                e);
    }

    /** The server says which object; the role and the right are ours to say. */
    private static String manglerRett(String melding) {
        Databaseadresse naa = adresse;
        String rolle = naa == null || naa.bruker() == null ? "<role>" : naa.bruker();
        Matcher hva =
                MANGLER_RETT.matcher(melding.lines().findFirst().orElse("").strip());
        String slag = hva.find() ? hva.group(1) : "";
        String navn = slag.isEmpty() ? "" : hva.group(2);
        String grant = switch (slag) {
            case "database" -> "connect, temporary on database " + navn;
            case "schema" -> "usage, create on schema " + navn;
            case "sequence" -> "usage, select on all sequences in schema " + skjema;
            case "function" -> "execute on all functions in schema " + skjema;
            default -> "select, insert, update, delete on all tables in schema " + skjema;
        };
        return "The role " + rolle + " lacks a right" + (navn.isEmpty() ? "" : " on " + slag + " " + navn)
                + " (SQLSTATE 42501): `grant " + grant + " to " + rolle + "`; docs/drift.md has the whole list";
    }

    /** A line about how the database is set up, with which database it is. */
    static VarigFeil bruk(String linje) {
        return new VarigFeil(Exitkode.BRUK, linje + hvilken());
    }

    private static Feil bruk(String linje, Throwable e) {
        return new VarigFeil(Exitkode.BRUK, linje + hvilken(), e);
    }

    private static Feil midlertidig(String linje, Throwable e) {
        return new MidlertidigFeil(linje + hvilken(), e);
    }

    private static String hvilken() {
        return adresse == null ? "" : " (" + adresse + ")";
    }

    /**
     * Whether the connection broke, or could not be had: nothing says that the work itself is at fault. A fault without a
     * SQLSTATE is the pool's, about a connection that is closed.
     */
    public static boolean erBrudd(Throwable feil) {
        return sql(feil)
                .map(e -> {
                    String tilstand = e.getSQLState();
                    return tilstand == null
                            || (tilstand.startsWith("08") && !tilstand.equals("08004"))
                            || TJENEREN_GIKK.contains(tilstand);
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
        return Stream.iterate(feil, Objects::nonNull, Databasefeil::aarsak);
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
