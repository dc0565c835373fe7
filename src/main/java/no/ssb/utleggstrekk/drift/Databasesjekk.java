package no.ssb.utleggstrekk.drift;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.V1__SpringBatchTabeller;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Serier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looks at the database before it is used; changes nothing in it. Starts the embedded one when no other is configured. */
public final class Databasesjekk implements AutoCloseable {
    private static final int ELDSTE_VERSJON = 15;
    private static final String TIDSAVBRUDD_SEKUNDER = "10";

    private final String url;
    private final Properties innlogging = new Properties();
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
        this.url = innebygd == null ? String.valueOf(url) : innebygd.jdbcUrl();
        sett("user", innebygd == null ? bruker : innebygd.bruker());
        sett("password", innebygd == null ? passord : innebygd.passord());
        sett("loginTimeout", TIDSAVBRUDD_SEKUNDER);
        sett("connectTimeout", TIDSAVBRUDD_SEKUNDER);
    }

    private void sett(String navn, @Nullable String verdi) {
        if (verdi != null) {
            innlogging.setProperty(navn, verdi);
        }
    }

    /** Whether it can be reached, and is new enough. */
    public String server() {
        try (Connection forbindelse = koble()) {
            DatabaseMetaData om = forbindelse.getMetaData();
            String hva = om.getDatabaseProductName() + " " + om.getDatabaseProductVersion();
            if (om.getDatabaseMajorVersion() < ELDSTE_VERSJON) {
                throw new VarigFeil(
                        Exitkode.BRUK,
                        "spring.datasource.url: %s is too old; use PostgreSQL %d or newer"
                                .formatted(hva, ELDSTE_VERSJON));
            }
            return hva + (innebygd == null ? " answers" : " answers (embedded)");
        } catch (SQLException e) {
            throw feil(e);
        }
    }

    /** Whether the schema is the program's, or will be when the next command has migrated it. */
    public String migreringer() {
        try (Connection forbindelse = koble()) {
            return migreringer(forbindelse);
        } catch (SQLException e) {
            throw feil(e);
        }
    }

    private String migreringer(Connection forbindelse) {
        Flyway flyway = Flyway.configure()
                .dataSource(new SingleConnectionDataSource(forbindelse, true))
                .javaMigrations(new V1__SpringBatchTabeller())
                .ignoreMigrationPatterns("*:pending")
                .load();
        ValidateResult resultat = flyway.validateWithResult();
        if (!resultat.validationSuccessful) {
            String hva = resultat.invalidMigrations.stream()
                    .map(m -> m.version + " " + m.description)
                    .collect(Collectors.joining(", "));
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "the schema is another program version's (migration %s); use that version, or the newest program"
                            .formatted(hva));
        }
        int venter = flyway.info().pending().length;
        return venter == 0 ? "up to date" : "%d wait, and are run by the next command".formatted(venter);
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
        try (Connection forbindelse = koble()) {
            return spoersmaal.apply(JdbcClient.create(new SingleConnectionDataSource(forbindelse, true)));
        } catch (SQLException | DataAccessException e) {
            return Optional.empty();
        }
    }

    private Connection koble() throws SQLException {
        return DriverManager.getConnection(url, innlogging);
    }

    /** What a person must change in the configuration is told from what may come back by itself. */
    private static Feil feil(SQLException e) {
        String melding = "The database cannot be used: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + " (spring.datasource.url, .username, .password)";
        String tilstand = String.valueOf(e.getSQLState());
        boolean oppsett = tilstand.startsWith("28")
                || tilstand.startsWith("3D")
                || String.valueOf(e.getMessage()).startsWith("No suitable driver");
        return oppsett ? new VarigFeil(Exitkode.BRUK, melding) : new MidlertidigFeil(melding);
    }

    @Override
    public void close() {
        if (innebygd != null) {
            innebygd.close();
        }
    }
}
