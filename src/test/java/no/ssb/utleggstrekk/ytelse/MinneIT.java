package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of 100 000 par and 200 000 hendelser in a heap of 512 MB, and what a quarter of it needs. */
@Tag("ytelse")
class MinneIT {
    @TempDir
    private Path mappe;

    @Test
    void memoryDoesNotGrowWithTheNumberOfPar() throws Exception {
        long faa = kjoer(25_000);
        long mange = kjoer(100_000);
        Stegtid.skriv(
                "heap left after GC at its highest: %d MB for 25 000 par, %d MB for 100 000".formatted(faa, mange));
    }

    private long kjoer(int par) throws Exception {
        TestDatabase database = TestDatabase.ny();
        try (Simulator simulator = Simulator.start(Oppsett.antall(par, 2 * par))) {
            Maaltkjoering jar =
                    new Maaltkjoering(Files.createDirectories(mappe.resolve("par" + par)), database, simulator);
            Jarprosess prosess = jar.kjoer("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
            assertThat(prosess.exitkode()).as(prosess.toString()).isZero();
            assertThat(simulator.kall().parBesvart()).isEqualTo(par);
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(par);
            assertThat(simulator.kall().maksSamtidige(Endepunkt.OPPSLAG)).isLessThanOrEqualTo(5);
            DataSource kilde = database.dataSource();
            Stegtid.skriv(
                    "%d par, %d hendelser, no latency, -Xmx512m: %.0f hendelser/s, %.0f lookups/s, files %.1f s, peak RSS %d MB"
                            .formatted(
                                    par,
                                    2 * par,
                                    2 * par / Stegtid.sekunder(kilde, "hendelser"),
                                    par / Stegtid.sekunder(kilde, "oppslag"),
                                    Stegtid.sekunder(kilde, "sammenstilling"),
                                    jar.minne().rssMb()));
            return jar.minne().heapEtterGcMb();
        }
    }
}
