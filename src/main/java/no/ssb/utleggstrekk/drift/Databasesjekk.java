package no.ssb.utleggstrekk.drift;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.database.Databasekrav;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.tilstand.Databasenoekkel;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looks at the database before it is used; changes nothing in it. Starts the embedded one when no other is configured. */
public final class Databasesjekk implements AutoCloseable {
    private static final String TIDSAVBRUDD_SEKUNDER = "10";

    private final Properties innlogging = new Properties();
    private final DataSource database;
    private final @Nullable InnebygdPostgres innebygd;

    /**
     * Connects to nothing yet.
     *
     * @param url JDBC URL; null or {@code innebygd} for the embedded database
     * @param mappe of the embedded database
     * @throws Feil when the embedded database cannot be started
     */
    public Databasesjekk(@Nullable String url, @Nullable String bruker, @Nullable String passord, Path mappe) {
        innebygd = url == null || url.equals("innebygd") ? InnebygdPostgres.start(mappe) : null;
        sett("user", innebygd == null ? bruker : innebygd.bruker());
        sett("password", innebygd == null ? passord : innebygd.passord());
        sett("loginTimeout", TIDSAVBRUDD_SEKUNDER);
        sett("connectTimeout", TIDSAVBRUDD_SEKUNDER);
        database = new DriverManagerDataSource(innebygd == null ? String.valueOf(url) : innebygd.jdbcUrl(), innlogging);
    }

    private void sett(String navn, @Nullable String verdi) {
        if (verdi != null) {
            innlogging.setProperty(navn, verdi);
        }
    }

    /** Whether it can be reached, and is one that can keep a kjøring. */
    public String server() {
        try (Connection forbindelse = database.getConnection()) {
            Databasekrav.avvisPooler(database);
            Databasekrav.kontroller(forbindelse);
            DatabaseMetaData om = forbindelse.getMetaData();
            return om.getDatabaseProductName() + " " + om.getDatabaseProductVersion()
                    + (innebygd == null ? " answers" : " answers (embedded)");
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    /** Whether the tables are the program's, or can be made so. */
    public String tabeller() {
        try (Connection forbindelse = database.getConnection()) {
            kanLageTabeller(forbindelse);
            return new Skjema(database)
                    .les()
                    .orElse(Skjema.finnes(klient(forbindelse)) ? "up to date" : "none yet: the first `run` makes them");
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

    /** Whether the pseudonyms are made with the key set (rule 18); what to add to the line about it. */
    public String pseudonymnoekkel(@Nullable Path fil) {
        return sammenlign(jdbc -> Pseudonymisering.fra(fil, vaar -> Databasenoekkel.les(jdbc, vaar))
                .kontroller());
    }

    /** Whether the raw answers that are kept can be read with the key set; what to add to the line about it. */
    public String raadatanoekkel(Innstillinger.Raadata innstillinger, InstantSource klokke) {
        return sammenlign(jdbc -> Raadatalager.av(jdbc, klokke, innstillinger).kontrollerNoekkel());
    }

    private String sammenlign(Consumer<JdbcClient> arbeid) {
        try (Connection forbindelse = database.getConnection()) {
            arbeid.accept(klient(forbindelse));
            return "; they are this database's";
        } catch (SQLException e) {
            return "; not compared with the database, which does not answer";
        }
    }

    /** Whether a kjøring holds the lock now. */
    public boolean kjoeringGaar() {
        return spoer(jdbc -> jdbc.sql("select 1 where exists (" + Kjoeringslaas.ER_TATT + ")")
                        .query(Integer.class)
                        .optional())
                .isPresent();
    }

    /** The first month that the database covers; empty when it remembers none. */
    public Optional<Kalendermaaned> foersteMaaned() {
        return spoer(jdbc -> jdbc.sql(Dekning.HUSKET).query(String.class).optional())
                .map(Kalendermaaned::av);
    }

    /** What the list must agree with; empty when nothing of it has been read. */
    public Optional<Serier.Kjentgrense> kjentgrense() {
        return spoer(jdbc -> new Serier(jdbc).kjentgrense(0));
    }

    /** Empty also when the database cannot be asked: that is another item's to tell, as is a schema that is not there yet. */
    private <T> Optional<T> spoer(Function<JdbcClient, Optional<T>> spoersmaal) {
        try (Connection forbindelse = database.getConnection()) {
            return spoersmaal.apply(klient(forbindelse));
        } catch (SQLException | DataAccessException e) {
            return Optional.empty();
        }
    }

    private static JdbcClient klient(Connection forbindelse) {
        return JdbcClient.create(new SingleConnectionDataSource(forbindelse, true));
    }

    @Override
    public void close() {
        if (innebygd != null) {
            innebygd.close();
        }
    }
}
