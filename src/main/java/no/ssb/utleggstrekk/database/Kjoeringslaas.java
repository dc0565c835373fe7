package no.ssb.utleggstrekk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One kjøring at a time across all hosts: a PostgreSQL advisory lock on a connection of its own, held until the process
 * ends. A killed process releases it by dying. The connection is not of the pool, which would retire it in time.
 *
 * <p>Two keys work together. LAAS says who owns the job. Every commit of the owner takes PORT shared and then looks
 * whether LAAS is still held by the owner's connection; a new owner holds PORT exclusively while it takes LAAS. So no
 * commit of a former owner can come after the new one has begun, however late it notices that it lost the lock. PORT is
 * held for the length of one statement or of one commit, never while a process is waited for.
 */
public final class Kjoeringslaas implements AutoCloseable {
    private static final int KLASSE = 0x55544c45; // "UTLE", so that other users of the server do not meet our keys
    private static final String LAAS = "(" + KLASSE + ", 1)";
    private static final String PORT = "(" + KLASSE + ", 2)";

    /** How long a server that has stalled is waited for before it counts as gone. */
    private static final Duration TAALMODIGHET = Duration.ofSeconds(60);

    /** Finds the lock among the server's: a row when somebody holds it. */
    public static final String ER_TATT = """
            select from pg_locks where locktype = 'advisory' and granted and (classid, objid) = (%s::oid, 1::oid)
                and objsubid = 2 and database = (select oid from pg_database where datname = current_database())""".formatted(Integer.toString(KLASSE));

    private static final String TA = """
            with port as materialized (select pg_advisory_xact_lock%s),
                laas as materialized (select pg_try_advisory_lock%s as fikk from port)""".formatted(PORT, LAAS);

    private final DataSource utenPool;
    private final Eiermelding melding;
    private final Consumer<Connection> migrering;
    private volatile @Nullable Eier eier;
    private volatile boolean tapt;

    private record Eier(Connection forbindelse, int bakprosess) {}

    /**
     * Takes nothing yet.
     *
     * @param utenPool gives the connection that is to hold the lock
     * @param migrering brings the tables up to date: done by who has just got the lock, and told its connection
     */
    public Kjoeringslaas(DataSource utenPool, InstantSource klokke, Consumer<Connection> migrering) {
        this.utenPool = utenPool;
        this.melding = new Eiermelding(klokke);
        this.migrering = migrering;
    }

    /**
     * Takes the lock for the life of the process, and brings the tables up to date.
     *
     * @throws VarigFeil OPPTATT with who has it; BRUK when the database is none that we can use
     */
    public synchronized void ta() {
        if (eier != null) {
            kreverIkkeTapt();
            return;
        }
        try {
            Connection forbindelse = utenPool.getConnection();
            boolean beholdt = false;
            try {
                Databasekrav.kreverSkriving(forbindelse);
                taPaa(forbindelse);
                beholdt = true;
            } finally {
                if (!beholdt) {
                    forbindelse.close();
                }
            }
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    private void taPaa(Connection forbindelse) throws SQLException {
        boolean harTabell = Eiermelding.finnes(forbindelse);
        // in one statement, so that PORT is never held by a process that waits for its own turn, or is frozen
        boolean fikk =
                harTabell ? melding.meldSamtidig(forbindelse, TA) : sann(forbindelse, TA + " select fikk from laas");
        if (!fikk) {
            throw opptatt(harTabell ? Eiermelding.hvem(forbindelse) : "another process");
        }
        forbindelse.setNetworkTimeout(Runnable::run, (int) TAALMODIGHET.toMillis());
        try (Statement s = forbindelse.createStatement()) {
            s.execute("set lock_timeout = '5s'"); // who holds a row of ours must not look like a lost lock
        }
        Eier ny = new Eier(forbindelse, Databasekrav.bakprosess(forbindelse));
        migrering.accept(forbindelse);
        if (!harTabell) {
            melding.meld(forbindelse);
        }
        eier = ny;
    }

    /** Work on the connection that holds the lock. */
    @FunctionalInterface
    interface Arbeid<T> {
        T gjoer(Connection forbindelse) throws SQLException;
    }

    /**
     * Does a piece of work on the connection that holds the lock; nothing when this process holds none.
     *
     * @throws SQLException when that connection broke, and the lock is lost with it, or the server refused the work
     */
    synchronized <T> Optional<T> paaForbindelsen(Arbeid<T> arbeid) throws SQLException {
        Eier mitt = eier;
        if (mitt == null) {
            return Optional.empty();
        }
        if (tapt) {
            throw new SQLException("the lock is lost", "08003");
        }
        try {
            return Optional.of(arbeid.gjoer(mitt.forbindelse));
        } catch (SQLException e) {
            tapt = tapt || Databasefeil.erBrudd(e);
            throw e;
        }
    }

    /**
     * Does a piece of work that must not meet a kjøring: holds the lock while it is done.
     *
     * @throws VarigFeil OPPTATT when another process holds the lock
     */
    public <T> T alene(Supplier<T> arbeid) {
        ta();
        try {
            return arbeid.get();
        } finally {
            close();
        }
    }

    /** Releases the lock; harmless when it is not held. */
    @Override
    public synchronized void close() {
        Eier mitt = eier;
        eier = null;
        if (mitt != null) {
            try (Connection forbindelse = mitt.forbindelse) {
                sann(forbindelse, "select pg_advisory_unlock" + LAAS);
            } catch (SQLException e) {
                // The connection is gone, and with it the lock: what we wanted.
            }
        }
    }

    /** Whether this process took the lock, and has not given it up. */
    public boolean erEier() {
        return eier != null;
    }

    /** Whether this process had the lock and is known to have lost it. */
    public boolean erTapt() {
        return tapt;
    }

    /** Whether a kjøring holds the lock now, in this process or another; asked with a new connection. */
    public boolean erTatt() {
        try (Connection ny = utenPool.getConnection()) {
            return sann(ny, "select exists (" + ER_TATT + ")");
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    /** What is wrong with the database, asked with a new connection; empty when it answers. */
    public Optional<Feil> databasefeil() {
        try (Connection ny = utenPool.getConnection()) {
            return ny.isValid(10) ? Optional.empty() : Optional.of(Databasefeil.av(new SQLException("", "08006")));
        } catch (SQLException e) {
            return Optional.of(Databasefeil.av(e));
        }
    }

    /** Throws when the lock is known to be lost, before anything is begun that could not be committed. */
    void kreverIkkeTapt() {
        if (tapt) {
            throw mistet();
        }
    }

    /** Throws when this process took the lock and no longer has it. Called in every transaction, right before its commit. */
    void kontroller(JdbcTemplate iTransaksjonen) {
        kreverIkkeTapt();
        Eier mitt = eier;
        if (mitt == null) {
            return;
        }
        iTransaksjonen.queryForList("select pg_advisory_xact_lock_shared" + PORT);
        Boolean holdt = iTransaksjonen.queryForObject(
                "select exists (" + ER_TATT + " and pid = ?)", Boolean.class, mitt.bakprosess);
        if (!Boolean.TRUE.equals(holdt)) {
            tapt = true;
            throw mistet();
        }
    }

    /** What is told when it is. */
    public static MidlertidigFeil mistet() {
        return new MidlertidigFeil("The connection that holds the lock was lost, so this process has stopped and writes"
                + " nothing more; another process may have taken the kjøring up, `status` tells");
    }

    private static VarigFeil opptatt(String hvem) {
        return new VarigFeil(
                Exitkode.OPPTATT,
                "Another kjøring holds the lock: " + hvem + "; wait for it, or ask it to stop with `stop`");
    }

    private static boolean sann(Connection forbindelse, String sql) throws SQLException {
        return Eiermelding.sann(forbindelse.prepareStatement(sql));
    }
}
