package no.ssb.utleggstrekk.database;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The tables in the database against those of this program. They are made and changed by the owner of the lock only; whoever
 * reads takes them as they are.
 */
public final class Skjema {
    /** The newest migration that this program brings along. */
    public static final String VERSJON = "2";

    /** A migration that is frozen keeps the next owner waiting no longer than this. */
    private static final String VENT_IKKE_EVIG = "set idle_in_transaction_session_timeout = '1h'";

    /** Whether there is anything of our kind in the schema, what an extension brought apart. */
    private static final String FREMMEDE = """
            select exists (select from pg_class c
                where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
                    and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                    and not exists (select from pg_depend d
                        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))""";

    private final DataSource utenPool;

    /** @param utenPool gives connections that may write, and that nobody else uses */
    public Skjema(DataSource utenPool) {
        this.utenPool = utenPool;
    }

    /** Whether a database has tables of ours at all. */
    public static boolean finnes(JdbcClient jdbc) {
        return jdbc.sql("select to_regclass('kjoering') is not null")
                .query(Boolean.class)
                .single();
    }

    /**
     * What is to be said of the tables before they are read.
     *
     * @param forbindelse is asked: each costs a login
     * @return that they are older than the program; empty when they are its own, or there are none yet
     * @throws VarigFeil BRUK when they are another program's, or a newer one's
     */
    public Optional<String> les(Connection forbindelse) {
        JdbcClient jdbc = klient(forbindelse);
        return Skjemaavtrykk.passer(jdbc) ? Optional.empty() : sammenlign(flyway(), jdbc);
    }

    /** One that asks on a connection, and leaves it open. */
    public static JdbcClient klient(Connection forbindelse) {
        return JdbcClient.create(new SingleConnectionDataSource(forbindelse, true));
    }

    private static Optional<String> sammenlign(Flyway flyway, JdbcClient jdbc) {
        MigrationInfoService om = kall(flyway::info);
        List<MigrationInfo> gjort = List.of(om.applied());
        if (gjort.isEmpty() && jdbc.sql(FREMMEDE).query(Boolean.class).single()) {
            throw Databasefeil.bruk(
                    "There are other tables in the schema, and none of this program: give it one of its own with"
                            + " `create schema utleggstrekk authorization <user>`, and end spring.datasource.url with"
                            + " ?currentSchema=utleggstrekk");
        }
        avvis(gjort, m -> m.getState().name().startsWith("FUTURE"), "of a newer program");
        avvis(gjort, m -> m.isVersioned() && !m.isChecksumMatching(), "of another build of the program");
        int venter = om.pending().length;
        return gjort.isEmpty() || venter == 0
                ? Optional.empty()
                : Optional.of("The tables in the database are older than this program (" + venter
                        + " migrations wait): the next `run` brings them up to date");
    }

    private static void avvis(List<MigrationInfo> gjort, Predicate<MigrationInfo> slik, String hvems) {
        gjort.stream().filter(slik).findFirst().ifPresent(m -> {
            throw Databasefeil.bruk("The tables in the database are " + hvems + " (migration " + m.getVersion()
                    + "): use that program, or the newest");
        });
    }

    /** Makes or changes them; for the owner of the lock, whose connection is asked whether there is anything to do. */
    public void migrer(Connection forbindelse) {
        JdbcClient jdbc = klient(forbindelse);
        if (Skjemaavtrykk.passer(jdbc)) {
            return;
        }
        Flyway flyway = flyway();
        var unused = sammenlign(flyway, jdbc);
        kall(flyway::migrate);
        Skjemaavtrykk.skriv(jdbc);
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(utenPool)
                .initSql(VENT_IKKE_EVIG)
                .javaMigrations(new V1__SpringBatchTabeller())
                .load();
    }

    private static <T> T kall(Supplier<T> flyway) {
        try {
            return flyway.get();
        } catch (FlywayException e) {
            throw Databasefeil.avMigrering(e);
        }
    }
}
