package no.ssb.utleggstrekk.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.DigestUtils;

/**
 * A digest of this program's migrations and of what Flyway noted of them, kept as a comment on Flyway's table once they are
 * made. Where it fits, a command need not start Flyway, which costs more than many a command's own work.
 */
final class Skjemaavtrykk {
    private static final String MIGRASJONER = "classpath:/db/migration/*.sql";

    /** Of this program's migrations: they do not change while it runs. */
    private static final String PROGRAM = program();

    private Skjemaavtrykk() {}

    /** Whether the tables are this program's, whole. False may also mean that nothing is noted. */
    static boolean passer(JdbcClient jdbc) {
        String notert = jdbc.sql(
                        "select coalesce(obj_description(to_regclass('flyway_schema_history'), 'pg_class'), '')")
                .query(String.class)
                .single();
        return notert.startsWith(PROGRAM) && notert.equals(avtrykk(jdbc));
    }

    /** Notes it; Flyway's table must be there. */
    static void skriv(JdbcClient jdbc) {
        jdbc.sql("comment on table flyway_schema_history is '" + avtrykk(jdbc) + "'")
                .update();
    }

    private static String avtrykk(JdbcClient jdbc) {
        return PROGRAM
                + jdbc.sql("select md5(string_agg(h::text, ',' order by installed_rank)) from flyway_schema_history h")
                        .query(String.class)
                        .single();
    }

    private static String program() {
        ByteArrayOutputStream alle = new ByteArrayOutputStream();
        try {
            for (Resource r : new PathMatchingResourcePatternResolver().getResources(MIGRASJONER)) {
                alle.writeBytes(r.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "migrations " + DigestUtils.md5DigestAsHex(alle.toByteArray()) + " as made ";
    }
}
