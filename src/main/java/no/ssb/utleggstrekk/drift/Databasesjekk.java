package no.ssb.utleggstrekk.drift;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.Databaseadresse;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.database.Databasekrav;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Sover;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks at the database before it is used; changes nothing in it, and makes none. */
public final class Databasesjekk implements AutoCloseable {
    private static final String TIDSAVBRUDD_SEKUNDER = "10";

    private final Path mappe;
    private final @Nullable InnebygdPostgres innebygd;
    /** Null when the embedded one is yet to be made. */
    private final @Nullable DataSource database;

    /**
     * Connects to nothing yet.
     *
     * @param url JDBC URL; null or {@code innebygd} for the embedded database
     * @param mappe of the embedded database
     * @param sover how to wait for the embedded database
     * @throws Feil when the embedded database cannot be started
     */
    public Databasesjekk(
            @Nullable String url, @Nullable String bruker, @Nullable String passord, Path mappe, Sover sover) {
        this.mappe = mappe;
        boolean erInnebygd = Databaseadresse.erInnebygd(url);
        innebygd = erInnebygd && InnebygdPostgres.finnes(mappe) ? InnebygdPostgres.start(mappe, sover) : null;
        if (innebygd != null) {
            database = kilde(innebygd.jdbcUrl(), innebygd.bruker(), innebygd.passord());
        } else {
            database = erInnebygd ? null : kilde(String.valueOf(url), bruker, passord);
        }
    }

    private static DataSource kilde(String url, @Nullable String bruker, @Nullable String passord) {
        Databasefeil.gjelder(Databaseadresse.av(url, bruker));
        Properties egenskaper = new Properties();
        Optional.ofNullable(bruker).ifPresent(b -> egenskaper.setProperty("user", b));
        Optional.ofNullable(passord).ifPresent(p -> egenskaper.setProperty("password", p));
        egenskaper.setProperty("loginTimeout", TIDSAVBRUDD_SEKUNDER);
        egenskaper.setProperty("connectTimeout", TIDSAVBRUDD_SEKUNDER);
        return new DriverManagerDataSource(url, egenskaper);
    }

    /** Whether it can be reached, and is one that can keep a kjøring. */
    public String server() {
        if (database == null) {
            InnebygdPostgres.kontrollerNy(mappe);
            return "none yet: the first `run` makes an embedded one in " + mappe.toAbsolutePath() + DeltMinne.merknad();
        }
        try (Connection forbindelse = database.getConnection()) {
            Databasekrav.kontroller(forbindelse, database);
            Databasekrav.kreverSkriving(forbindelse);
            DatabaseMetaData om = forbindelse.getMetaData();
            return om.getDatabaseProductName() + " " + om.getDatabaseProductVersion() + " answers"
                    + (innebygd == null ? "" : " (embedded)" + DeltMinne.merknad());
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    /** Whether the tables are the program's, or can be made so. */
    public String tabeller() {
        String ingen = "none yet: the first `run` makes them";
        if (database == null) {
            return ingen;
        }
        try (Connection forbindelse = database.getConnection()) {
            Databasekrav.kontroller(forbindelse, database);
            Databasekrav.kreverSkriving(forbindelse);
            kanLageTabeller(forbindelse);
            return new Skjema(database)
                    .les(forbindelse)
                    .orElse(Skjema.finnes(Skjema.klient(forbindelse)) ? "up to date" : ingen);
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    /** Tried, for no list of rights says it all; and rolled back. */
    private static void kanLageTabeller(Connection forbindelse) throws SQLException {
        forbindelse.setAutoCommit(false);
        try (Statement s = forbindelse.createStatement()) {
            s.execute("create table utleggstrekk_check (forsoek int)");
            s.execute("create temporary table utleggstrekk_check_midlertidig (forsoek int)");
        } finally {
            forbindelse.rollback();
            forbindelse.setAutoCommit(true);
        }
    }

    /** What the other items ask it. Empty also when it cannot be asked: that is told by its own items. */
    <T> Optional<T> spoer(Function<JdbcClient, Optional<T>> spoersmaal) {
        if (database == null) {
            return Optional.empty();
        }
        try (Connection forbindelse = database.getConnection()) {
            return spoersmaal.apply(Skjema.klient(forbindelse));
        } catch (SQLException | DataAccessException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (innebygd != null) {
            innebygd.close();
        }
    }
}
