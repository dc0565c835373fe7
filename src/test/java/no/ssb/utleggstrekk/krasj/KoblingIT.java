package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.filserver.S3;
import no.ssb.utleggstrekk.verktoey.Filer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connectors as an operator lays them out, and what {@code check} says when something is missing at the other end. */
@Tag("maskin")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KoblingIT {
    private static final Path GS = Path.of("jobs/koblinger/gs/target/jar").toAbsolutePath();

    @TempDir
    private static Path mappe;

    private Skatt skatt;
    private S3 server;
    private Filsjekk check;

    @BeforeAll
    void start() {
        skatt = new Skatt(mappe);
        server = new S3(mappe.resolve("s3"));
        check = new Filsjekk(skatt, mappe);
    }

    @AfterAll
    void stopp() {
        server.close();
    }

    /** More of Google's connector cannot be tried without a bucket of Google's. */
    @Test
    void checkFindsThatGooglesConnectorHasNoCredentials() {
        check.sier(
                "gs://boette/rot",
                List.of("env", "LOADER_PATH=" + GS, "GCE_METADATA_HOST=metadata.invalid"),
                List.of(),
                2,
                "no credentials were found); give the connector its keys or its role");
    }

    /** Beside the extracted jar, as it is installed. */
    @Test
    void theWrapperTakesTheConnectorFromItsFolderAndTheArchiveOfClassesIsMadeAllTheSame() throws Exception {
        Path opt = mappe.resolve("opt");
        kjoer(mappe, "java", "-Djarmode=tools", "-jar", jar(), "extract", "--destination", opt.toString());
        Path skript = Files.copy(Path.of("jobs/utleggstrekk"), opt.resolve("utleggstrekk"));
        server.lagKoblingsmappe(opt.resolve("koblinger"));
        kjoer(opt, "sh", skript.toString(), "arkiv");
        Filsted sted = server.sted();
        Krasjverden verden = Krasjverden.ny(skatt, mappe.resolve("innpakket"), sted);
        // with the flight recorder, as docs/drift.md says, as well: on Java 17 it and an archive do not go together
        for (String jvm : List.of("", "-XX:StartFlightRecording=filename=opptak.jfr")) {
            String sagt = kjoer(
                    verden.mappe(),
                    "env",
                    "JAVA_OPTS=" + jvm,
                    "sh",
                    skript.toString(),
                    "check",
                    "--config",
                    verden.mappe().resolve("krasj.properties").toString());
            assertThat(sagt).contains("ok    output           can be written to");
        }
        assertThat(Filer.alle(sted.bilde())).isEmpty();
        verden.slett();
        aRecordingCannotBeBegunInAProcessThatRuns(opt, skript);
    }

    /** It would end it on Java 17, as one that takes its classes from the archive. */
    private static void aRecordingCannotBeBegunInAProcessThatRuns(Path opt, Path skript) throws Exception {
        Process p = new ProcessBuilder("sh", skript.toString(), "simulator", "--port", "0")
                .directory(opt.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(p.inputReader().readLine()).isNotNull();
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            Process opptak = new ProcessBuilder(jcmd, Long.toString(p.pid()), "JFR.start")
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(opptak.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("not supported");
            assertThat(p.isAlive()).isTrue();
        } finally {
            p.destroy();
            p.waitFor();
        }
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
        motEnAnnen(
                HttpURLConnection.HTTP_MOVED_PERM,
                "<Error><Code>PermanentRedirect</Code></Error>",
                "the bucket is in another region or behind another endpoint); set fs.s3a.endpoint.region");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | (what answers at the endpoint is no S3); set fs.s3a.endpoint",
                "200 | (what answers at the endpoint is no S3); set fs.s3a.endpoint",
                "400 | (the endpoint finds the request bad); see that fs.s3a.endpoint",
            })
    void checkFindsThatWhatAnswersSpeaksSomethingElse(int kode, String melding) throws Exception {
        motEnAnnen(kode, "<html>hemmelig</html>", melding);
    }

    @Test
    void checkFindsThatWhatAnswersSpeaksNoTls() {
        check.sier(
                server.sted("boette", Map.of("fs.s3a.endpoint", "https://" + server.vert())),
                2,
                "(TLS cannot be agreed with it, or its certificate is not trusted); see that its address");
    }

    /** Measured on two cores: 126 s, where it was 335 s. */
    @Test
    @Tag("lang")
    void checkGivesUpAServerThatNeverAnswers() throws Exception {
        try (ServerSocket taus = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String adresse = "http://127.0.0.1:" + taus.getLocalPort();
            check.sier(
                    server.sted("boette", Map.of("fs.s3a.endpoint", adresse)),
                    1,
                    " at %s (it cannot be reached, or the connection was lost); mend".formatted(adresse));
        }
    }

    @Test
    void checkNamesACoreSiteThatIsNoXmlForAFolderToo() throws Exception {
        Path fil = Files.createDirectories(mappe.resolve("ulest")).resolve("core-site.xml");
        Files.writeString(fil, "hemmelig");
        check.sier(
                mappe.resolve("lokalt").toString(),
                List.of("env", "LOADER_PATH=" + fil.getParent()),
                List.of(),
                2,
                "core-site.xml (%s) cannot be read as XML; mend it".formatted(fil));
    }

    private void motEnAnnen(int kode, String kropp, String melding) throws Exception {
        HttpServer annen = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] svar = kropp.getBytes(StandardCharsets.UTF_8);
        annen.createContext("/", v -> {
            boolean hode = v.getRequestMethod().equals("HEAD");
            v.getResponseHeaders().add("Content-Type", "application/xml");
            v.sendResponseHeaders(kode, hode ? -1 : svar.length);
            if (!hode) {
                v.getResponseBody().write(svar);
            }
            v.close();
        });
        annen.start();
        try {
            String adresse = "http://127.0.0.1:" + annen.getAddress().getPort();
            check.sier(server.sted("boette", Map.of("fs.s3a.endpoint", adresse)), 2, melding);
        } finally {
            annen.stop(0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no bucket      | finnes-ikke | fs.s3a.secret.key=hemmelig | 2 | there is no such bucket); make the bucket",
                "wrong key      | boette      | fs.s3a.secret.key=feil     | 2 | access is denied); see that its key is right",
                "no such class  | boette      | fs.s3a.aws.credentials.provider=no.Hemmelig | 2 | core-site.xml is wrong: fs.s3a.aws.credentials.provider); mend",
                "no credentials | boette      | fs.s3a.aws.credentials.provider=org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,fs.s3a.access.key=,fs.s3a.secret.key= | 2 | no credentials were found); give",
                "nobody answers | boette      | fs.s3a.endpoint=http://127.0.0.1:1 | 1 | at http://127.0.0.1:1 (it cannot be reached, or the connection was lost); mend",
            })
    void checkFindsItAndSaysTheMend(String hva, String boette, String satt, int exitkode, String melding) {
        Map<String, String> ekstra = new TreeMap<>();
        Stream.of(satt.split(",")).forEach(s -> ekstra.put(s.replaceFirst("=.*", ""), s.replaceFirst(".*?=", "")));
        check.sier(server.sted(boette, ekstra), exitkode, melding);
    }
}
