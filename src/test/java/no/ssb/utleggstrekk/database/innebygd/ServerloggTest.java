package no.ssb.utleggstrekk.database.innebygd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerloggTest {
    private static final String FORAN = "2026-11-27 05:33:09.208 UTC [19528] ";
    private static final String FULL = "could not write to file \"pg_wal/xlogtemp.19528\": No space left on device";
    private static final String FOR_STOR =
            "could not write to log file \"000000010000000000000001\" at offset 12066816, length 8192: File too large";

    @TempDir
    Path mappe;

    @Test
    void theLastFaultIsToldInTheServersWords() throws IOException {
        assertThat(feil("LOG:  received fast shutdown request", "PANIC:  " + FULL, "LOG:  aborting"))
                .isEqualTo(FULL);
        assertThat(feil("PANIC:  " + FULL, "LOG:  automatic recovery in progress", "PANIC:  " + FOR_STOR))
                .isEqualTo(FOR_STOR);
    }

    @Test
    void whatWasWrongBeforeIsNotToldAgain() throws IOException {
        for (String nytt : new String[] {
            "LOG:  received smart shutdown request",
            "LOG:  starting PostgreSQL 18.6 on x86_64",
            "LOG:  database system was not properly shut down; automatic recovery in progress"
        }) {
            assertThat(feil("PANIC:  " + FULL, nytt)).isEmpty();
        }
    }

    @Test
    void ordinaryRefusalsAreNoFault() throws IOException {
        assertThat(feil(
                        "LOG:  received fast shutdown request",
                        "FATAL:  terminating connection due to administrator command",
                        "FATAL:  the database system is shutting down",
                        "FATAL:  sorry, too many clients already"))
                .isEmpty();
        assertThat(Serverlogg.feil(mappe.resolve("none"))).isEmpty();
    }

    @Test
    void theAdviceFitsTheFault() {
        assertThat(Serverlogg.raad(FULL)).contains("make room");
        assertThat(Serverlogg.raad(FOR_STOR)).contains("ulimit -f");
        assertThat(Serverlogg.raad("could not open file: Permission denied")).isEmpty();
    }

    private String feil(String... linjer) throws IOException {
        Path logg = mappe.resolve("postgres.log");
        Files.writeString(logg, FORAN + String.join("\n" + FORAN, linjer) + "\n");
        return Serverlogg.feil(logg).orElse("");
    }
}
