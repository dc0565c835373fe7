package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast the list is read into the store, beside COPY of the same rows into a table without index or constraint. */
@Tag("ytelse")
class HendelsesfartTest {
    private static final int PERSONER = Integer.getInteger("personer", 200_000);

    @TempDir
    private Path mappe;

    @Test
    void theListIsReadAtThePaceOfTheStore() throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.antall(PERSONER, PERSONER));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.sidestoerrelse", 1_000))) {
            jobb.motor().kjoer(new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.parse("2026-09-12"), 1L, null));

            DataSource kilde = jobb.hent(DataSource.class);
            long rader = JdbcClient.create(kilde)
                    .sql("select count(*) from hendelse")
                    .query(Long.class)
                    .single();
            assertThat(rader).isGreaterThanOrEqualTo(PERSONER);
            double fart = rader / Stegtid.sekunder(kilde, "hendelser");
            double kopi = rader / kopier(kilde);
            Stegtid.skriv("%d hendelser, pages of 1000: %.0f/s; COPY into a bare table %.0f/s; ratio %.3f"
                    .formatted(rader, fart, kopi, fart / kopi));
        }
    }

    /** Seconds. */
    private static double kopier(DataSource kilde) throws SQLException, IOException {
        try (Connection c = kilde.getConnection();
                Statement s = c.createStatement()) {
            c.setReadOnly(false);
            s.execute("set default_transaction_read_only = off");
            CopyManager kopi = c.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream rader = new ByteArrayOutputStream();
            kopi.copyOut("copy hendelse to stdout", rader);
            s.execute("create table naken (like hendelse)");
            long start = System.nanoTime();
            kopi.copyIn("copy naken from stdin", new ByteArrayInputStream(rader.toByteArray()));
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
