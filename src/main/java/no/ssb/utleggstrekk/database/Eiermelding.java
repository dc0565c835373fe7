package no.ssb.utleggstrekk.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The row that tells people who holds the lock. The lock itself does not depend on it: the row may be of one that died. */
final class Eiermelding {
    /** With the columns that every schema of ours has had, as it is written before the schema is migrated. */
    private static final String MELD = """
            insert into eierskap (vert, pid, siden, sett) select ?, ?, ?, ? %s
            on conflict (id) do update set vert = excluded.vert, pid = excluded.pid, siden = excluded.siden,
                sett = excluded.sett, stopp_bedt = null, hva = null, hva_siden = null, ferdig = null, totalt = null""";

    private final InstantSource klokke;

    Eiermelding(InstantSource klokke) {
        this.klokke = klokke;
    }

    /** Whether there is a table for it: not before the first migration. */
    static boolean finnes(Connection forbindelse) throws SQLException {
        return sann(forbindelse.prepareStatement("select to_regclass('eierskap') is not null"));
    }

    /** Says that it is this process. */
    void meld(Connection forbindelse) throws SQLException {
        try (PreparedStatement p = utfylt(forbindelse, MELD.formatted(""))) {
            p.executeUpdate();
        }
    }

    /**
     * Takes the lock, and says so in the same statement.
     *
     * @param ta the CTE {@code laas} with the column {@code fikk}
     * @return whether the lock was free
     */
    boolean meldSamtidig(Connection forbindelse, String ta) throws SQLException {
        return sann(utfylt(
                forbindelse, ta + ", meldt as (" + MELD.formatted("from laas where fikk") + ") select fikk from laas"));
    }

    private PreparedStatement utfylt(Connection forbindelse, String sql) throws SQLException {
        OffsetDateTime naa = klokke.instant().atOffset(ZoneOffset.UTC);
        PreparedStatement p = forbindelse.prepareStatement(sql);
        p.setString(1, vert());
        p.setLong(2, ProcessHandle.current().pid());
        p.setObject(3, naa);
        p.setObject(4, naa);
        return p;
    }

    /** Who it is, for the line to a process that did not get the lock. */
    static String hvem(Connection forbindelse) throws SQLException {
        try (PreparedStatement p = forbindelse.prepareStatement("select vert, pid, siden from eierskap");
                ResultSet rad = p.executeQuery()) {
            if (!rad.next()) {
                return "another process";
            }
            Instant siden = rad.getObject("siden", OffsetDateTime.class).toInstant();
            return "host " + rad.getString("vert") + ", pid " + rad.getLong("pid") + ", since " + siden;
        }
    }

    /** Asks once, and closes the statement. */
    static boolean sann(PreparedStatement spoersmaal) throws SQLException {
        try (spoersmaal;
                ResultSet rad = spoersmaal.executeQuery()) {
            return rad.next() && rad.getBoolean(1);
        }
    }

    private static String vert() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
