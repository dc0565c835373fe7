package no.ssb.utleggstrekk.drift;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.domene.Exitkode;
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import no.ssb.utleggstrekk.domene.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One kjøring at a time across all hosts: a PostgreSQL advisory lock on a connection of its own, held until the process
 * ends. A killed process releases it by dying.
 *
 * <p>Two keys work together. LAAS says who owns the job. Every commit of the owner takes PORT shared and then looks
 * whether LAAS is still held by the owner's connection; a new owner takes PORT exclusively once before it begins. So no
 * commit of a former owner can come after the new one has begun, however late it notices that it lost the lock.
 */
final class Kjoeringslaas {
    private static final int KLASSE = 0x55544c45; // "UTLE", so that other users of the server do not meet our keys
    private static final int LAAS = 1;
    private static final int PORT = 2;

    /** Finds the lock among the server's: a row when somebody holds it. */
    static final String ER_TATT = """
            select from pg_locks where locktype = 'advisory' and granted and classid = %d::oid and objid = %d::oid
                and objsubid = 2 and database = (select oid from pg_database where datname = current_database())""".formatted(KLASSE, LAAS);

    private final DataSource dataSource;
    private final InstantSource klokke;
    private volatile @Nullable Eier eier;

    private record Eier(Connection forbindelse, int bakprosess) {}

    Kjoeringslaas(DataSource dataSource, InstantSource klokke) {
        this.dataSource = dataSource;
        this.klokke = klokke;
    }

    /** Takes the lock for the life of the process, or throws with who has it. */
    synchronized void ta() {
        if (eier != null) {
            return;
        }
        try {
            Connection forbindelse = dataSource.getConnection();
            if (!proev(forbindelse)) {
                try (forbindelse) {
                    throw new VarigFeil(Exitkode.OPPTATT, hvemHarDen(forbindelse));
                }
            }
            eier = new Eier(forbindelse, tall(forbindelse, "select pg_backend_pid()"));
        } catch (SQLException e) {
            throw new MidlertidigFeil("Could not take the lock in the database: " + e.getMessage(), e);
        }
    }

    private boolean proev(Connection forbindelse) throws SQLException {
        if (!sann(forbindelse, "select pg_try_advisory_lock(%d, %d)".formatted(KLASSE, LAAS))) {
            return false;
        }
        sann(forbindelse, "select pg_advisory_lock(%d, %d) is null".formatted(KLASSE, PORT));
        try (PreparedStatement p = forbindelse.prepareStatement("""
                insert into eierskap (vert, pid, siden) values (?, ?, ?)
                on conflict (id) do update set vert = excluded.vert, pid = excluded.pid, siden = excluded.siden""")) {
            p.setString(1, vert());
            p.setLong(2, ProcessHandle.current().pid());
            p.setObject(3, klokke.instant().atOffset(ZoneOffset.UTC));
            p.executeUpdate();
        }
        return sann(forbindelse, "select pg_advisory_unlock(%d, %d)".formatted(KLASSE, PORT));
    }

    /** Releases the lock; harmless when it is not held. */
    synchronized void slipp() {
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

    /** Throws when this process took the lock and no longer has it. Called in every transaction, right before its commit. */
    void kontroller(JdbcTemplate iTransaksjonen) {
        Eier mitt = eier;
        if (mitt == null) {
            return;
        }
        iTransaksjonen.queryForList("select pg_advisory_xact_lock_shared(%d, %d)".formatted(KLASSE, PORT));
        Boolean holdt = iTransaksjonen.queryForObject(
                "select exists (" + ER_TATT + " and pid = ?)", Boolean.class, mitt.bakprosess);
        if (!Boolean.TRUE.equals(holdt)) {
            throw new MidlertidigFeil(
                    "The connection that holds the lock was lost, so this process writes nothing more;"
                            + " restart the kjøring");
        }
    }

    private static String hvemHarDen(Connection forbindelse) throws SQLException {
        try (PreparedStatement p = forbindelse.prepareStatement("select vert, pid, siden from eierskap");
                ResultSet rad = p.executeQuery()) {
            String hvem = rad.next()
                    ? "host %s, pid %d, since %s"
                            .formatted(
                                    rad.getString("vert"),
                                    rad.getLong("pid"),
                                    rad.getObject("siden", java.time.OffsetDateTime.class)
                                            .toInstant())
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
