package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.filserver.S3;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket that is mounted as a folder, as on Dapla; here by s3fs, which needs FUSE. */
@Tag("maskin")
class MontertIT {
    @TempDir
    private static Path mappe;

    @Test
    void filesInAMountedBucketAreToTheByteWhatTheyAreOnALocalDisk() throws Exception {
        assumeTrue(kanMontere(), "needs /dev/fuse, and s3fs (Debian: s3fs)");
        Path montert = Files.createDirectories(mappe.resolve("buckets"));
        try (S3 server = new S3(mappe)) {
            Process montering = server.monter(montert);
            try {
                Krasjfasit fasit = Krasjfasit.felles().paa(Filsted.lokalt(montert.resolve("produkt")));
                for (int nr = 0; nr < fasit.antall(); nr++) {
                    assertThat(fasit.trinn(nr)
                                    .bilde()
                                    .avvikFra(Krasjfasit.felles().trinn(nr).bilde()))
                            .as("kjøring " + nr)
                            .isEmpty();
                }
            } finally {
                montering.destroy(); // it unmounts first
                montering.waitFor();
            }
        }
    }

    private static boolean kanMontere() {
        try {
            Files.newInputStream(Path.of("/dev/fuse")).close();
            return Stream.of(System.getenv("PATH").split(":")).anyMatch(m -> Files.isExecutable(Path.of(m, "s3fs")));
        } catch (IOException ingen) {
            return false;
        }
    }
}
