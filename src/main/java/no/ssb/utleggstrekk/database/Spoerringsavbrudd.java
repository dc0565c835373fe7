package no.ssb.utleggstrekk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Cancels this process's statements that have run for some seconds, so that a stop need not wait for them. */
public final class Spoerringsavbrudd {
    /** Its sessions share the name of the lock's. */
    private static final String AVBRYT = """
            select pg_cancel_backend(pid) from pg_stat_activity
            where application_name = current_setting('application_name') and datname = current_database()
                and pid <> pg_backend_pid() and state = 'active'
                and query_start < clock_timestamp() - interval '5 seconds'""";

    private final Kjoeringslaas laas;

    public Spoerringsavbrudd(Kjoeringslaas laas) {
        this.laas = laas;
    }

    /** Cancels them; their transactions are rolled back. */
    public void avbryt() throws SQLException {
        var unused = laas.paaForbindelsen(forbindelse -> {
            try (Statement s = forbindelse.createStatement();
                    ResultSet avbrutte = s.executeQuery(AVBRYT)) {
                return avbrutte.next();
            }
        });
    }
}
