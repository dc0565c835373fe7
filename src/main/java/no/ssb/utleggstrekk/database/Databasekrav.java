package no.ssb.utleggstrekk.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** What a database must be to keep a kjøring: asked before the lock is taken, and by {@code check}. */
public final class Databasekrav {
    private static final int ELDSTE_VERSJON = 15;

    /** What is said of one that cannot be written to. */
    public static final String KAN_BARE_LESES =
            "The database can only be read: name the primary server in spring.datasource.url, and"
                    + " see that default_transaction_read_only is off";

    static final String POOLER =
            "There is a pooler in transaction or statement mode (such as PgBouncer) before the database, and behind it the lock cannot be"
                    + " kept: name the server itself in spring.datasource.url, or set pool_mode = session";

    private static final int TURER = 4;

    private Databasekrav() {}

    /**
     * That it can be read: its sessions stay one session each, and its version, encoding and schema are such as we need.
     *
     * @param forbindelse is asked
     * @param utenPool gives a second one beside it
     * @throws VarigFeil BRUK with the mend
     */
    public static void kontroller(Connection forbindelse, DataSource utenPool) throws SQLException {
        avvisPooler(forbindelse, utenPool);
        int versjon = forbindelse.getMetaData().getDatabaseMajorVersion();
        krev(
                versjon >= ELDSTE_VERSJON,
                "PostgreSQL " + versjon + " is too old: use PostgreSQL " + ELDSTE_VERSJON + " or newer");
        String tegnsett = tekst(forbindelse, "select current_setting('server_encoding')");
        krev(
                tegnsett.equals("UTF8"),
                "The database has the encoding " + tegnsett + ", which cannot keep every name: make one with"
                        + " `create database … encoding 'UTF8' template template0`");
        String skjema = tekst(forbindelse, "select coalesce(current_schema(), '')");
        krev(
                !skjema.isEmpty(),
                "The database has no schema for us: none of its search path exists and may be used. `create schema"
                        + " utleggstrekk authorization <user>`, and end spring.datasource.url with"
                        + " ?currentSchema=utleggstrekk");
        Databasefeil.gjelderSkjema(skjema);
    }

    /**
     * That it can be written to.
     *
     * @throws VarigFeil BRUK with the mend
     */
    public static void kreverSkriving(Connection forbindelse) throws SQLException {
        krev(
                tekst(forbindelse, "select current_setting('transaction_read_only')")
                        .equals("off"),
                KAN_BARE_LESES);
    }

    /** A pooler in transaction mode gives each transaction another session: the lock would be left behind in the first. */
    private static void avvisPooler(Connection en, DataSource utenPool) throws SQLException {
        int foerst = bakprosess(en);
        boolean fast = erAlltid(foerst, en);
        try (Connection annen = utenPool.getConnection()) {
            annen.setAutoCommit(false); // from its first statement on it keeps one busy
            krev(fast && bakprosess(annen) != foerst && erAlltid(foerst, en), POOLER);
            annen.rollback();
        } catch (SQLException e) {
            krev(!"08P01".equals(e.getSQLState()), POOLER); // one of statements allows no transaction at all
            throw e;
        }
    }

    /** Asked more than once: a pooler that takes turns may come back to the same one. */
    private static boolean erAlltid(int prosess, Connection forbindelse) throws SQLException {
        for (int i = 0; i < TURER; i++) {
            if (bakprosess(forbindelse) != prosess) {
                return false;
            }
        }
        return true;
    }

    /** The server's process behind a session. */
    static int bakprosess(Connection forbindelse) throws SQLException {
        return Integer.parseInt(tekst(forbindelse, "select pg_backend_pid()"));
    }

    private static String tekst(Connection forbindelse, String sql) throws SQLException {
        try (Statement s = forbindelse.createStatement();
                ResultSet rad = s.executeQuery(sql)) {
            rad.next();
            return rad.getString(1);
        }
    }

    private static void krev(boolean oppfylt, String ellers) {
        if (!oppfylt) {
            throw Databasefeil.bruk(ellers);
        }
    }
}
