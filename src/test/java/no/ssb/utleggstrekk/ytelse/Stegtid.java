package no.ssb.utleggstrekk.ytelse;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a step of the newest kjøring took, as Spring Batch noted it. */
final class Stegtid {
    private Stegtid() {}

    /** Seconds; the repetitions of a step are added up. */
    static double sekunder(DataSource database, String steg) {
        return JdbcClient.create(database)
                .sql("""
                        select sum(extract(epoch from end_time - start_time))::double precision from batch_step_execution
                        where step_name = ? and job_execution_id = (select max(job_execution_id) from batch_job_execution)""")
                .param(steg)
                .query(Double.class)
                .single();
    }

    /** Prints a figure so that it can be found among the log lines. */
    static void skriv(String linje) {
        System.out.println("ytelse: " + linje);
    }
}
