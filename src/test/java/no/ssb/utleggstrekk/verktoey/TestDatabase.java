package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of its own, on one real PostgreSQL per JVM, which starts when the first is asked for. Sessions run
 * in a time zone that is not UTC, so that SQL that leans on the session's zone fails. Without fsync, for speed.
 */
public record TestDatabase(String url, String bruker, String passord) {
    private static final List<String> LAGET = new CopyOnWriteArrayList<>();

    /** Holds the server; initialised, that is started, by the first use. */
    private static final class Tjener {
        static final InnebygdPostgres FELLES = InnebygdPostgres.start(
                Path.of(System.getProperty("utleggstrekk.test.postgres", "target/test-postgres")),
                Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"));

        static {
            passordIKlartekst();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                LAGET.forEach(navn -> utfoer("drop database if exists " + navn + " with (force)"));
                FELLES.close();
            }));
        }

        /** This user's password is asked for as before, but not by SCRAM, whose digests cost a client of the quick compiler 15 ms each time. */
        private static void passordIKlartekst() {
            try (Connection c = DriverManager.getConnection(FELLES.jdbcUrl(), FELLES.bruker(), FELLES.passord());
                    Statement s = c.createStatement();
                    ResultSet r = s.executeQuery("show hba_file")) {
                r.next();
                Path fil = Path.of(r.getString(1));
                String linje = "host all %s all password%n".formatted(FELLES.bruker());
                Files.writeString(fil, linje + Files.readString(fil).replace(linje, ""));
                s.execute("select pg_reload_conf()");
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        static void utfoer(String sql) {
            try (Connection c = DriverManager.getConnection(FELLES.jdbcUrl(), FELLES.bruker(), FELLES.passord());
                    Statement s = c.createStatement()) {
                s.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    /** A fresh, empty database; it is dropped when the JVM ends. */
    public static TestDatabase ny() {
        return lag("");
    }

    /** One that has the product's tables: a copy, which is quicker than migrating each. */
    public static TestDatabase migrert() {
        return Migrert.MAL.kopi();
    }

    private static final class Migrert {
        static final TestDatabase MAL = ny();

        static {
            new MigrertDatabase(MAL, List.of()).close();
        }
    }

    /** A copy of this one, to which nobody may be connected. */
    public TestDatabase kopi() {
        return lag(" template " + navn());
    }

    /** One that nobody has, without eleven digits in a row: those are hidden in what is printed, as if they were a person's. */
    static String nyttNavn(String foran) {
        return foran + UUID.randomUUID().toString().replace("-", "").replaceAll("\\d{4}", "$0_");
    }

    private static TestDatabase lag(String valg) {
        String navn = nyttNavn("test_");
        Tjener.utfoer("create database " + navn + valg);
        LAGET.add(navn);
        String rot = Tjener.FELLES.jdbcUrl().replaceFirst("[^/]*$", "");
        // as it stands in a URL: -c TimeZone=Pacific/Chatham
        String url = rot + navn + "?options=-c%20TimeZone=Pacific/Chatham";
        return new TestDatabase(url, Tjener.FELLES.bruker(), Tjener.FELLES.passord());
    }

    /** Drops it before the JVM ends, which has little time then; nobody may use it any more. */
    public void slett() {
        Tjener.utfoer("drop database if exists " + navn() + " with (force)");
        LAGET.remove(navn());
    }

    private String navn() {
        return url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    public DataSource dataSource() {
        PGSimpleDataSource kilde = new PGSimpleDataSource();
        kilde.setURL(url);
        kilde.setUser(bruker);
        kilde.setPassword(passord);
        return kilde;
    }

    @Override
    public String toString() {
        return url;
    }
}
