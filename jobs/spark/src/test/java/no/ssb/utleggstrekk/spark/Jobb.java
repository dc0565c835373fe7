package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The monthly job's jar as a process. */
final class Jobb {
    private Jobb() {}

    /** Runs it to its end, which must be a good one. */
    static void kjoer(Path mappe, String... argumenter) throws IOException, InterruptedException {
        Path logg = Files.createTempFile(Files.createDirectories(mappe), "jobb", ".log");
        Process prosess = start(mappe, logg, argumenter);
        try {
            assertThat(prosess.waitFor(8, TimeUnit.MINUTES)).isTrue();
            assertThat(prosess.exitValue()).as(Files.readString(logg)).isZero();
        } finally {
            prosess.destroyForcibly();
        }
    }

    /** Starts it; what it prints goes to a file. */
    static Process start(Path mappe, Path logg, String... argumenter) throws IOException {
        List<String> kommando = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("utleggstrekk.jar")));
        kommando.addAll(List.of(argumenter));
        return new ProcessBuilder(kommando)
                .directory(mappe.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logg.toFile())
                .start();
    }
}
