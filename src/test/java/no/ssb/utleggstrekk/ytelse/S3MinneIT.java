package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.filserver.S3;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month to an object store in a heap of 512 MB, and ten times as much. */
@Tag("ytelse")
class S3MinneIT {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    private Path mappe;

    @Test
    void memoryIsTheSameForTenTimesTheLinjer() throws Exception {
        long faa = kjoer(100_000);
        long mange = kjoer(1_000_000);
        Stegtid.skriv("to S3, -Xms512m -Xmx512m, touched from the start: peak RSS %d and %d MB, ratio %.2f"
                .formatted(faa, mange, (double) mange / faa));
    }

    private long kjoer(long linjer) throws Exception {
        Path egen = Files.createDirectories(mappe.resolve("linjer" + linjer));
        Bestand bestand = new Bestand();
        bestand.fyll(AUGUST, linjer);
        try (S3 server = new S3(egen.resolve("s3"));
                Simulator simulator = Simulator.start(Oppsett.antall(1, 1))) {
            Filsted sted = server.sted();
            Maaltkjoering jar = new Maaltkjoering(egen, bestand.database, simulator, sted);
            Jarprosess prosess = jar.kjoer(
                    "run",
                    "--kalendermaaned",
                    "2026-08",
                    "--til-dato",
                    "2026-09-12",
                    "--utleggstrekk.foerste-kalendermaaned=2026-08");
            assertThat(prosess.exitkode()).as(prosess.toString()).isZero();
            long bytes = 0;
            for (Path fil : Filer.publisert(jar.utdata())) {
                bytes += Files.size(fil);
            }
            Stegtid.skriv(
                    "%d linjer to S3: %.1f MB in %d files, %d requests %s, sammenstilling %.0f s, publisering %.0f s, peak RSS %d MB"
                            .formatted(
                                    linjer,
                                    bytes / 1e6,
                                    Filer.publisert(jar.utdata()).size(),
                                    server.kall().values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum(),
                                    server.kall(),
                                    Stegtid.sekunder(bestand.database.dataSource(), "sammenstilling"),
                                    Stegtid.sekunder(bestand.database.dataSource(), "publisering"),
                                    jar.minne().rssMb()));
            return jar.minne().rssMb();
        } finally {
            bestand.database.slett();
        }
    }
}
