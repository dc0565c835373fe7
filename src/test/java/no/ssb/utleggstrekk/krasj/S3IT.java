package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.filserver.S3;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.UploadHandle;
import org.apache.hadoop.util.functional.FutureIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object store: a rename is a copy and a deletion, and the store decides who makes the manifest. */
class S3IT extends Filservertest {
    @TempDir
    private static Path mappe;

    private S3 server;

    S3IT() {
        super("skriving manifest.json");
    }

    @Override
    void startServer() {
        server = new S3(mappe);
    }

    @AfterAll
    void stopp() {
        server.close();
    }

    @Override
    Filsted sted() {
        return server.sted();
    }

    /** The state that a rename leaves when it is killed between its two halves; beside it a file of which a part was sent. */
    @Test
    void killedBetweenCopyAndDeletionAndInTheMiddleOfAFileItEndsWithTheSameFiles() throws Exception {
        Krasjverden verden = fasit().verden(1);
        fasit().skatt().klargjoer(fasit().trinn(1).bestilling());
        String punkt = fasit().trinn(1).kryss().keySet().stream()
                .filter(k -> k.matches("foer navnebytte .*\\.parquet"))
                .findFirst()
                .orElseThrow();
        Avbrudd drap = Avbrudd.ved(punkt, 1);
        try (Jarprosess p =
                verden.start(drap.jvm(), fasit().trinn(1).bestilling().run())) {
            assertThat(p.vent()).as(p.toString()).isEqualTo(Jarprosess.DREPT);
        }
        Path fra = Filer.alle(verden.rot()).stream()
                .filter(f -> f.endsWith(punkt.substring(punkt.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
        Path til = verden.rot()
                .resolve("utleggstrekk_data")
                .resolve(fra.getFileName().toString().startsWith("utleggstrekk_p") ? "inndata" : "statistikk")
                .resolve(fra.getFileName());
        Files.createDirectories(til.getParent());
        Files.copy(fra, til, StandardCopyOption.COPY_ATTRIBUTES);

        try (FileSystem fs = server.klient()) {
            var halv = new org.apache.hadoop.fs.Path(server.uri(fra.resolveSibling("halvsendt.parquet")));
            MultipartUploader sender = fs.createMultipartUploader(halv).build();
            UploadHandle sending = FutureIO.awaitFuture(sender.startUpload(halv));
            byte[] bytes = {1, 2, 3};
            FutureIO.awaitFuture(
                    sender.putPart(sending, 1, false, halv, new ByteArrayInputStream(bytes), bytes.length));
            assertThat(server.halvsendte()).isNotEmpty();
            try (Jarprosess p = verden.start("restart")) {
                assertThat(p.vent()).as(p.toString()).isZero();
            }
            assertThat(server.halvsendte()).as("given up").isEmpty();
        }
        assertThat(Bilde.av(verden).avvikFra(fasit().trinn(1).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
        verden.slett();
    }

    @Test
    void aStoreThatGoesAwayWhileFilesAreWrittenIsATemporaryFaultAndTheRestartEndsWithTheSameFiles() {
        Krasjverden verden = fasit().verden(1);
        fasit().skatt().klargjoer(fasit().trinn(1).bestilling());
        fasit().skatt().tellFraNull();
        try (Jarprosess p = verden.start(fasit().trinn(1).bestilling().run())) {
            fasit().skatt().ventPaaFoersteKall(p);
            server.close();
            assertThat(p.vent()).as(p.toString()).isEqualTo(1);
            assertThat(p.feil()).contains("it cannot be reached, or the connection was lost; mend the network");
        } finally {
            server.start();
        }
        try (Jarprosess p = verden.start("restart")) {
            assertThat(p.vent()).as(p.toString()).isZero();
        }
        assertThat(Bilde.av(verden).avvikFra(fasit().trinn(1).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
        verden.slett();
    }
}
