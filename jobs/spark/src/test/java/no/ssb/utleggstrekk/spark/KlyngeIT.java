package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real standalone cluster on this machine: the finished jar, sent to it by spark-submit's class, loses a worker. */
@Tag("lang")
class KlyngeIT {
    private static final Path BYGD = Path.of("target").toAbsolutePath();

    @TempDir
    private Path mappe;

    private final List<Process> prosesser = new ArrayList<>();

    @AfterEach
    void slutt() {
        prosesser.forEach(KlyngeIT::drep);
    }

    @Test
    void aWorkerThatIsKilledInMidRunChangesNoFigure() throws Exception {
        Path rot = mappe.resolve("rot");
        Path ut = mappe.resolve("ut");
        Historie.skriv(rot, 23, Kalendermaaned.av("2025-01"), 12, 60_000);
        Path config = Files.writeString(mappe.resolve("c.yaml"), "utleggstrekk:\n  avsloering:\n    p-prosent: 10\n");
        int port = port();
        String master = "spark://127.0.0.1:" + port;
        spark(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--webui-port",
                "0");
        List<Process> arbeidere = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            arbeidere.add(spark(
                    "worker" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "900M",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    mappe.resolve("work" + i).toString(),
                    master));
        }
        vent("worker0", "Successfully registered with master");
        vent("worker1", "Successfully registered with master");
        Process jobb = spark(
                "submit",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--class",
                Sammenstilling.class.getName(),
                "--executor-memory",
                "800M",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.sql.shuffle.partitions=12",
                "--jars",
                jars(BYGD.resolve("jars")),
                BYGD.resolve("utleggstrekk-spark.jar").toString(),
                "--config",
                config.toString(),
                "--rot",
                rot.toString(),
                "--ut",
                ut.toString());
        // the first shuffle is being written: what this worker has of it is lost with it
        vent("submit", "Finished task 5\\.0 in stage [1-9]");
        assertThat(jobb.isAlive()).isTrue();
        drep(arbeidere.get(0));

        assertThat(jobb.waitFor(10, TimeUnit.MINUTES)).isTrue();

        assertThat(jobb.exitValue()).as(logg("submit")).isZero();
        assertThat(logg("submit")).contains("Lost executor");
        try (Duckdb duckdb = new Duckdb(mappe.resolve("duckdb"))) {
            duckdb.regn(rot);
            for (Datasett d : Rot.FIGURER) {
                assertThat(duckdb.rader(d)).isPositive();
                assertThat(duckdb.ulike(d, ut)).as(d.navn()).isZero();
            }
        }
    }

    /** Spark as it is on a cluster: its own libraries alone, in the folder where its scripts look for them. */
    private Process spark(String navn, String klasse, String... argumenter) throws IOException {
        Path hjem = mappe.resolve("spark");
        if (!Files.exists(hjem)) {
            Path jars = Files.createDirectories(hjem.resolve("jars"));
            Path konf = Files.createDirectories(hjem.resolve("conf"));
            Files.writeString(konf.resolve("log4j2.properties"), """
                    rootLogger.level = info
                    rootLogger.appenderRef.stderr.ref = stderr
                    appender.stderr.type = Console
                    appender.stderr.name = stderr
                    appender.stderr.layout.type = PatternLayout
                    appender.stderr.layout.pattern = %p %c{1}: %m%n
                    """);
            for (Path jar : sparks()) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        List<String> kommando = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx700m",
                "-cp",
                "%s:%s/*".formatted(hjem.resolve("conf"), hjem.resolve("jars")),
                klasse));
        kommando.addAll(List.of(argumenter));
        ProcessBuilder bygger = new ProcessBuilder(kommando)
                .directory(mappe.toFile())
                .redirectErrorStream(true)
                .redirectOutput(mappe.resolve(navn + ".log").toFile());
        Map<String, String> miljoe = new HashMap<>(Map.of(
                "SPARK_HOME",
                hjem.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "SPARK_CONF_DIR",
                hjem.resolve("conf").toString()));
        bygger.environment().putAll(miljoe);
        Process prosess = bygger.start();
        prosesser.add(prosess);
        return prosess;
    }

    /** The test's class path without what is not Spark's. */
    private static List<Path> sparks() throws IOException {
        try (Stream<Path> vaare = Files.list(BYGD.resolve("jars"))) {
            List<String> ikke = vaare.map(j -> j.getFileName().toString()).toList();
            return Stream.of(System.getProperty("java.class.path").split(":"))
                    .filter(j -> j.endsWith(".jar"))
                    .map(Path::of)
                    .filter(j -> !ikke.contains(j.getFileName().toString()))
                    .filter(j -> !j.getFileName()
                            .toString()
                            .matches("(junit|assertj|duckdb|surefire|opentest4j|apiguardian).*"))
                    .toList();
        }
    }

    private static String jars(Path mappe) throws IOException {
        try (Stream<Path> jars = Files.list(mappe)) {
            return jars.map(Path::toString).collect(Collectors.joining(","));
        }
    }

    private void vent(String navn, String regex) throws IOException, InterruptedException {
        long frist = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!Pattern.compile(regex).matcher(logg(navn)).find()) {
            assertThat(System.nanoTime()).as("%s in %s", regex, logg(navn)).isLessThan(frist);
            assertThat(logg(navn)).doesNotContain("Exception in thread \"main\"");
            Thread.sleep(50);
        }
    }

    private String logg(String navn) throws IOException {
        return Files.readString(mappe.resolve(navn + ".log"));
    }

    private static int port() throws IOException {
        try (ServerSocket ledig = new ServerSocket(0)) {
            return ledig.getLocalPort();
        }
    }

    /** With what it has started: SIGKILL. */
    private static void drep(Process prosess) {
        prosess.descendants().forEach(ProcessHandle::destroyForcibly);
        prosess.destroyForcibly();
    }
}
