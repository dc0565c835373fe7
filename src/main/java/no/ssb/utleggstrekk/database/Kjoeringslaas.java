package no.ssb.utleggstrekk.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
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
 * commit of a former owner can come after the new one has begun, however late it notices that it lost the lock.
 */
public final class Kjoeringslaas implements AutoCloseable {
    private static final int KLASSE = 0x55544c45; // "UTLE", so that other users of the server do not meet our keys
    private static final int LAAS = 1;
    private static final int PORT = 2;

    /** How long a server that has stalled is waited for before it counts as gone. */
    private static final Duration TAALMODIGHET = Duration.ofSeconds(60);

    /** Finds the lock among the server's: a row when somebody holds it. */
    public static final String ER_TATT = """
            select from pg_locks where locktype = 'advisory' and granted and classid = %d::oid and objid = %d::oid
                and objsubid = 2 and database = (select oid from pg_database where datname = current_database())""".formatted(KLASSE, LAAS);

    /** Statements of this process that take long: its sessions share the name of the lock's. */
    private static final String AVBRYT = """
            select pg_cancel_backend(pid) from pg_stat_activity
            where application_name = current_setting('application_name') and datname = current_database()
                and pid <> pg_backend_pid() and state = 'active'
                and query_start < clock_timestamp() - interval '5 seconds'""";

    private final Kobling kobling;
    private final InstantSource klokke;
    private volatile @Nullable Eier eier;
    private volatile boolean tapt;

    /** Opens the connection that is to hold the lock. */
    @FunctionalInterface
    public interface Kobling {
        Connection ny() throws SQLException;
    }

    private record Eier(Connection forbindelse, int bakprosess) {}

    public Kjoeringslaas(Kobling kobling, InstantSource klokke) {
        this.kobling = kobling;
        this.klokke = klokke;
    }

    /** Takes the lock for the life of the process, or throws with who has it. */
    public synchronized void ta() {
        if (eier != null) {
            kreverIkkeTapt();
            return;
        }
        try {
            Connection forbindelse = kobling.ny();
            boolean beholdt = false;
            try {
                if (!proev(forbindelse)) {
                    throw new VarigFeil(Exitkode.OPPTATT, hvemHarDen(forbindelse));
                }
                forbindelse.setNetworkTimeout(Runnable::run, (int) TAALMODIGHET.toMillis());
                eier = new Eier(forbindelse, tall(forbindelse, "select pg_backend_pid()"));
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

    /** Keeps PORT when it fails, so that who has the lock can be read: whoever takes it writes so before PORT is free. */
    private boolean proev(Connection forbindelse) throws SQLException {
        sann(forbindelse, "select pg_advisory_lock(%d, %d) is null".formatted(KLASSE, PORT));
        if (!sann(forbindelse, "select pg_try_advisory_lock(%d, %d)".formatted(KLASSE, LAAS))) {
            return false;
        }
        try (PreparedStatement p = forbindelse.prepareStatement("""
                insert into eierskap (vert, pid, siden, sett) values (?, ?, ?, ?)
                on conflict (id) do update set vert = excluded.vert, pid = excluded.pid, siden = excluded.siden,
                    sett = excluded.sett, stopp_bedt = null, hva = null, hva_siden = null, ferdig = null, totalt = null""")) {
            p.setString(1, vert());
            p.setLong(2, ProcessHandle.current().pid());
            p.setObject(3, klokke.instant().atOffset(ZoneOffset.UTC));
            p.setObject(4, klokke.instant().atOffset(ZoneOffset.UTC));
            p.executeUpdate();
        }
        return sann(forbindelse, "select pg_advisory_unlock(%d, %d)".formatted(KLASSE, PORT));
    }

    /**
     * Shows that the owner lives and how far it has come, for status to read.
     *
     * @param bilde null when no long step is under way
     * @param stopper whether this process is about to stop, whoever asked for it
     * @return whether somebody has asked for a stop
     * @throws SQLException when the lock's connection does not answer: the lock is lost
     */
    public synchronized boolean hjerteslag(@Nullable Livstegn bilde, boolean stopper) throws SQLException {
        Eier mitt = eier;
        if (mitt == null) {
            return false;
        }
        try (PreparedStatement p = mitt.forbindelse.prepareStatement("""
                update eierskap set sett = ?, hva = ?, hva_siden = ?, ferdig = ?, totalt = ?,
                    stopp_bedt = coalesce(stopp_bedt, ?)
                returning stopp_bedt is not null""")) {
            OffsetDateTime naa = klokke.instant().atOffset(ZoneOffset.UTC);
            p.setObject(1, naa);
            p.setString(2, bilde == null ? null : bilde.hva());
            p.setTimestamp(3, bilde == null ? null : Timestamp.from(bilde.fra()));
            p.setObject(4, bilde == null ? null : (Long) bilde.ferdig(), java.sql.Types.BIGINT);
            p.setObject(5, bilde == null ? null : (Long) bilde.totalt(), java.sql.Types.BIGINT);
            p.setObject(6, stopper ? naa : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            try (ResultSet rad = p.executeQuery()) {
                return rad.next() && rad.getBoolean(1);
            }
        } catch (SQLException e) {
            tapt = true;
            throw e;
        }
    }

    /** Cancels this process's statements that have run for some seconds, so that a stop need not wait for them. */
    public synchronized void avbrytSpoerringer() throws SQLException {
        Eier mitt = eier;
        if (mitt != null && !tapt) {
            sann(mitt.forbindelse, AVBRYT);
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
                sann(forbindelse, "select pg_advisory_unlock(%d, %d)".formatted(KLASSE, LAAS));
            } catch (SQLException e) {
                // The connection is gone, and with it the lock: what we wanted.
            }
        }
    }

    /** Whether this process had the lock and is known to have lost it. */
    public boolean erTapt() {
        return tapt;
    }

    /** Whether a kjøring holds the lock now, in this process or another; asked with a new connection. */
    public boolean erTatt() {
        try (Connection ny = kobling.ny()) {
            return sann(ny, "select exists (" + ER_TATT + ")");
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    /** What is wrong with the database, asked with a new connection; empty when it answers. */
    public Optional<Feil> databasefeil() {
        try (Connection ny = kobling.ny()) {
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
        iTransaksjonen.queryForList("select pg_advisory_xact_lock_shared(%d, %d)".formatted(KLASSE, PORT));
        Boolean holdt = iTransaksjonen.queryForObject(
                "select exists (" + ER_TATT + " and pid = ?)", Boolean.class, mitt.bakprosess);
        if (!Boolean.TRUE.equals(holdt)) {
            tapt = true;
            throw mistet();
        }
    }

    public static MidlertidigFeil mistet() {
        return new MidlertidigFeil("The connection that holds the lock was lost, so this process has stopped and writes"
                + " nothing more; another process may have taken the kjøring up, `status` tells");
    }

    private static String hvemHarDen(Connection forbindelse) throws SQLException {
        try (PreparedStatement p = forbindelse.prepareStatement("select vert, pid, siden from eierskap");
                ResultSet rad = p.executeQuery()) {
            String hvem = rad.next()
                    ? "host %s, pid %d, since %s"
                            .formatted(
                                    rad.getString("vert"),
                                    rad.getLong("pid"),
                                    rad.getObject("siden", OffsetDateTime.class).toInstant())
                    : "another process";
            return "Another kjøring holds the lock: " + hvem + "; wait for it, or ask it to stop with `stop`";
        }
    }

    private static String vert() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static boolean sann(Connection forbindelse, String sql) throws SQLException {
        try (PreparedStatement p = forbindelse.prepareStatement(sql);
                ResultSet rad = p.executeQuery()) {
            return rad.next() && rad.getBoolean(1);
        }
    }

    private static int tall(Connection forbindelse, String sql) throws SQLException {
        try (PreparedStatement p = forbindelse.prepareStatement(sql);
                ResultSet rad = p.executeQuery()) {
            rad.next();
            return rad.getInt(1);
        }
    }
}
