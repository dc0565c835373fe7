package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The finished jar, run to its end as a process of its own, as an operator does. */
public final class Jar {
    private static final long LENGST_MINUTTER = 5;

    private Jar() {}

    /** How it ended, and what it printed. */
    public record Slutt(int exitkode, String ut, String feil) {}

    /** Runs one command in a folder. Where it starts is where relative paths lead. */
    public static Slutt kjoer(Path mappe, List<String> argumenter) throws IOException, InterruptedException {
        List<String> linje = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("utleggstrekk.jar")));
        linje.addAll(argumenter);
        Path ut = Files.createTempFile(mappe, "ut", ".txt");
        Path feil = Files.createTempFile(mappe, "feil", ".txt");
        Process prosess = new ProcessBuilder(linje)
                .directory(mappe.toFile())
                .redirectOutput(ut.toFile())
                .redirectError(feil.toFile())
                .start();
        try {
            if (!prosess.waitFor(LENGST_MINUTTER, TimeUnit.MINUTES)) {
                throw new AssertionError("still running after %d min: %s".formatted(LENGST_MINUTTER, argumenter));
            }
            return new Slutt(prosess.exitValue(), Files.readString(ut), Files.readString(feil));
        } finally {
            prosess.destroyForcibly();
        }
    }
}
