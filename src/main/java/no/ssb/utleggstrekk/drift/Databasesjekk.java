package no.ssb.utleggstrekk.drift;

import java.io.IOException;
import java.nio.file.Files;
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
import no.ssb.utleggstrekk.database.Databaseadresse;
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

/** Looks at the database before it is used; changes nothing in it, and makes none. */
public final class Databasesjekk implements AutoCloseable {
    private static final String TIDSAVBRUDD_SEKUNDER = "10";
    private static final Path DELT_MINNE = Path.of("/dev/shm");
    /** What the figures of a large month may take there, in parallel queries. */
    private static final long NOK_DELT_MINNE = 1L << 30;

    private final Path mappe;
    private final @Nullable InnebygdPostgres innebygd;
    /** Null when the embedded one is yet to be made. */
    private final @Nullable DataSource database;

    /**
     * Connects to nothing yet.
     *
     * @param url JDBC URL; null or {@code innebygd} for the embedded database
     * @param mappe of the embedded database
     * @throws Feil when the embedded database cannot be started
     */
    public Databasesjekk(@Nullable String url, @Nullable String bruker, @Nullable String passord, Path mappe) {
        this.mappe = mappe;
        boolean erInnebygd = url == null || url.equals("innebygd");
        innebygd = erInnebygd && InnebygdPostgres.finnes(mappe) ? InnebygdPostgres.start(mappe) : null;
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
            return "none yet: the first `run` makes an embedded one in " + mappe.toAbsolutePath() + deltMinne();
        }
        try (Connection forbindelse = database.getConnection()) {
            Databasekrav.kontroller(database);
            Databasekrav.kreverSkriving(forbindelse);
            DatabaseMetaData om = forbindelse.getMetaData();
            return om.getDatabaseProductName() + " " + om.getDatabaseProductVersion() + " answers"
                    + (innebygd == null ? "" : " (embedded)" + deltMinne());
        } catch (SQLException e) {
            throw Databasefeil.av(e);
        }
    }

    /** Of another machine it cannot be seen. */
    private static String deltMinne() {
        try {
            long bytes = Files.isDirectory(DELT_MINNE)
                    ? Files.getFileStore(DELT_MINNE).getTotalSpace()
                    : NOK_DELT_MINNE;
            return bytes >= NOK_DELT_MINNE
                    ? ""
                    : "; " + DELT_MINNE + " holds " + (bytes >> 20) + " MB, and a large month may need 1 GB there";
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether the tables are the program's, or can be made so. */
    public String tabeller() {
        String ingen = "none yet: the first `run` makes them";
        if (database == null) {
            return ingen;
        }
        try (Connection forbindelse = database.getConnection()) {
            Databasekrav.kontroller(database);
            Databasekrav.kreverSkriving(forbindelse);
            kanLageTabeller(forbindelse);
            return new Skjema(database).les().orElse(Skjema.finnes(klient(forbindelse)) ? "up to date" : ingen);
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
        if (database == null) {
            return "";
        }
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
        if (database == null) {
            return Optional.empty();
        }
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
