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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the list is read into the store, beside COPY of the same rows into a table without index or constraint; and beside
 * COPY of all that it leaves into the tables themselves, which is what their indexes and keys cost whoever writes.
 */
@Tag("ytelse")
class HendelsesfartTest {
    private static final int PERSONER = Integer.getInteger("personer", 200_000);
    private static final int SIDE = 1_000;

    @TempDir
    private Path mappe;

    @Test
    void theListIsReadAtThePaceOfTheStore() throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.antall(PERSONER, PERSONER));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.sidestoerrelse", SIDE))) {
            jobb.motor().kjoer(new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.parse("2026-09-12"), 1L, null));

            DataSource kilde = jobb.hent(DataSource.class);
            long rader = JdbcClient.create(kilde)
                    .sql("select count(*) from hendelse")
                    .query(Long.class)
                    .single();
            assertThat(rader).isGreaterThanOrEqualTo(PERSONER);
            double fart = rader / Stegtid.sekunder(kilde, "hendelser");
            double hentet = rader
                    / les(
                            jobb.hent(Skatteetaten.class),
                            jobb.hent(Pseudonymisering.class),
                            LocalDate.parse("2026-08-01"));
            try (Connection c = kilde.getConnection();
                    Statement s = c.createStatement()) {
                c.setReadOnly(false);
                s.execute("set default_transaction_read_only = off");
                CopyManager kopierer = c.unwrap(PGConnection.class).getCopyAPI();
                s.execute("create table naken (like hendelse)");
                double kopi = rader / inn(kopierer, "naken", ut(kopierer, "hendelse"));
                List<String> tabeller = List.of("par", "nummer", "hendelse");
                List<byte[]> innhold = new ArrayList<>();
                for (String tabell : tabeller) {
                    innhold.add(ut(kopierer, tabell));
                }
                s.execute("truncate par, nummer, hendelse cascade");
                double sekunder = 0;
                for (int i = 0; i < tabeller.size(); i++) {
                    sekunder += inn(kopierer, tabeller.get(i), innhold.get(i));
                }
                Stegtid.skriv(
                        "%d hendelser, pages of 1000: %.0f/s; fetched and pseudonymised, and not stored %.0f/s; COPY into a bare table %.0f/s: ratio %.3f; COPY of the same rows, their par and numbers into the tables themselves %.0f/s: ratio %.2f"
                                .formatted(
                                        rader,
                                        fart,
                                        hentet,
                                        kopi,
                                        fart / kopi,
                                        rader / sekunder,
                                        fart * sekunder / rader));
            }
        }
    }

    /** Seconds of reading the whole list, with a pseudonym for each person, and nothing else. */
    private static double les(Skatteetaten skatteetaten, Pseudonymisering pseudonymisering, LocalDate dag) {
        long start = System.nanoTime();
        long fra = skatteetaten.foersteSekvensnummer(dag).orElseThrow();
        List<Hendelse> side = skatteetaten.hendelser(fra, SIDE).hendelser();
        while (!side.isEmpty()) {
            side.forEach(h -> pseudonymisering.pseudonym(Objects.requireNonNull(h.identifikator())));
            fra = side.get(side.size() - 1).sekvensnummer() + 1;
            side = skatteetaten.hendelser(fra, SIDE).hendelser();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static byte[] ut(CopyManager kopierer, String tabell) throws SQLException, IOException {
        ByteArrayOutputStream rader = new ByteArrayOutputStream();
        kopierer.copyOut("copy " + tabell + " to stdout", rader);
        return rader.toByteArray();
    }

    /** Seconds. */
    private static double inn(CopyManager kopierer, String tabell, byte[] rader) throws SQLException, IOException {
        long start = System.nanoTime();
        kopierer.copyIn("copy " + tabell + " from stdin", new ByteArrayInputStream(rader));
        return (System.nanoTime() - start) / 1e9;
    }
}
