package no.ssb.utleggstrekk.krasj;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The advisory lock of the running kjøring, as the server sees it. */
final class Serverlaas {
    /** "UTLE" and 1, the two keys of the lock. */
    private static final String HOLDES_AV = """
            from pg_locks where locktype = 'advisory' and granted and classid = %d::oid and objid = 1::oid
                and database = (select oid from pg_database where datname = current_database())""".formatted(0x55544c45);

    private Serverlaas() {}

    /** Whether a process holds it. */
    static boolean holdes(JdbcClient jdbc) {
        return jdbc.sql("select exists (select %s)".formatted(HOLDES_AV))
                .query(Boolean.class)
                .single();
    }

    /** Ends the connection that holds it, as an administrator would; false when nobody held it. */
    static boolean kutt(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(bool_or(pg_terminate_backend(pid)), false) " + HOLDES_AV)
                .query(Boolean.class)
                .single();
    }

    /** Whether a session of the job stands in the middle of a transaction. */
    static boolean aapenTransaksjon(JdbcClient jdbc) {
        return jdbc.sql("""
                select exists (select from pg_stat_activity where datname = current_database()
                    and pid <> pg_backend_pid() and xact_start is not null)""").query(Boolean.class).single();
    }
}
