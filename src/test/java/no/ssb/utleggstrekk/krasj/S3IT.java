package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            sendDel(sender, sending, 1, halv);
            try (Jarprosess p = verden.start("restart")) {
                assertThat(p.vent()).as(p.toString()).isZero();
            }
            assertThatThrownBy(() -> sendDel(sender, sending, 2, halv))
                    .as("given up")
                    .isInstanceOf(FileNotFoundException.class);
        }
        assertThat(Bilde.av(verden).avvikFra(fasit().trinn(1).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
        verden.slett();
    }

    private static void sendDel(MultipartUploader sender, UploadHandle sending, int nr, org.apache.hadoop.fs.Path fil)
            throws IOException {
        byte[] bytes = {1, 2, 3};
        FutureIO.awaitFuture(sender.putPart(sending, nr, false, fil, new ByteArrayInputStream(bytes), bytes.length));
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

    /** Beside the extracted jar, as it is installed. */
    @Test
    void theWrapperTakesTheConnectorFromItsFolderAndTheArchiveOfClassesIsMadeAllTheSame() throws Exception {
        Path opt = mappe.resolve("opt");
        kjoer(mappe, "java", "-Djarmode=tools", "-jar", jar(), "extract", "--destination", opt.toString());
        Path skript = Files.copy(Path.of("jobs/utleggstrekk"), opt.resolve("utleggstrekk"));
        server.lagKoblingsmappe(opt.resolve("koblinger"));
        kjoer(opt, "sh", skript.toString(), "arkiv");
        Filsted sted = sted();
        Krasjverden verden = Krasjverden.ny(fasit().skatt(), fasit().nyttSted(), sted);
        String sagt = kjoer(
                verden.mappe(),
                "sh",
                skript.toString(),
                "check",
                "--config",
                verden.mappe().resolve("krasj.properties").toString());
        assertThat(sagt).contains("ok    output           can be written to");
        assertThat(Filer.alle(sted.bilde())).isEmpty();
        verden.slett();
    }

    private static String jar() {
        return Path.of(System.getProperty("utleggstrekk.jar", "target/utleggstrekk.jar"))
                .toAbsolutePath()
                .toString();
    }

    private static String kjoer(Path mappe, String... ord) throws Exception {
        Process p = new ProcessBuilder(ord)
                .directory(mappe.toFile())
                .redirectErrorStream(true)
                .start();
        String sagt = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(p.waitFor()).as(sagt).isZero();
        return sagt;
    }

    /** Amazon's answer to a request that came to the wrong place. */
    @Test
    void checkFindsABucketInAnotherRegion() throws Exception {
        HttpServer annen = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] svar = "<Error><Code>PermanentRedirect</Code></Error>".getBytes(StandardCharsets.UTF_8);
        annen.createContext("/", v -> {
            boolean hode = v.getRequestMethod().equals("HEAD");
            v.getResponseHeaders().add("Content-Type", "application/xml");
            v.sendResponseHeaders(HttpURLConnection.HTTP_MOVED_PERM, hode ? -1 : svar.length);
            if (!hode) {
                v.getResponseBody().write(svar);
            }
            v.close();
        });
        annen.start();
        try {
            String adresse = "http://127.0.0.1:" + annen.getAddress().getPort();
            checkSier(
                    server.sted("boette", Map.of("fs.s3a.endpoint", adresse)),
                    2,
                    "the bucket is in another region or behind another endpoint); set fs.s3a.endpoint.region");
        } finally {
            annen.stop(0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no bucket      | finnes-ikke | fs.s3a.secret.key=hemmelig | 2 | there is no such bucket); make the bucket",
                "wrong key      | boette      | fs.s3a.secret.key=feil     | 2 | access is denied); give this user",
                "no credentials | boette      | fs.s3a.aws.credentials.provider=org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,fs.s3a.access.key=,fs.s3a.secret.key= | 2 | no credentials were found); give",
                "nobody answers | boette      | fs.s3a.endpoint=http://127.0.0.1:1 | 1 | it cannot be reached, or the connection was lost); mend",
            })
    void checkFindsItAndSaysTheMend(String hva, String boette, String satt, int exitkode, String melding) {
        Map<String, String> ekstra = new TreeMap<>();
        Stream.of(satt.split(",")).forEach(s -> ekstra.put(s.replaceFirst("=.*", ""), s.replaceFirst(".*?=", "")));
        checkSier(server.sted(boette, ekstra), exitkode, melding);
    }
}
