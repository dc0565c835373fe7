package no.ssb.utleggstrekk.ytelse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;

/** The finished jar as its own process with a 512 MB heap, against a simulator in this JVM; its garbage collections are kept. */
final class Jarkjoering {
    private static final Pattern ETTER_GC = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern STOERSTE_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Path mappe;
    private final List<String> konfigurasjon;
    private long rss;

    Jarkjoering(Path mappe, TestDatabase database, Simulator simulator) {
        this.mappe = mappe;
        Map<String, Object> alt = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
        alt.putAll(Mot.database(database));
        alt.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        konfigurasjon = List.of(Mot.argumenter(alt));
    }

    /** Runs one command to its end, at most 30 minutes. Returns the exit code; what it printed is in {@link #utskrift()}. */
    int kjoer(String... kommando) throws IOException, InterruptedException {
        List<String> linje = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xlog:gc:file=" + gclogg(),
                "-Djava.io.tmpdir=" + Files.createDirectories(temp()),
                "-jar",
                System.getProperty("utleggstrekk.jar")));
        linje.addAll(List.of(kommando));
        linje.addAll(konfigurasjon);
        Process prosess = new ProcessBuilder(linje)
                .redirectErrorStream(true)
                .redirectOutput(mappe.resolve("utskrift.txt").toFile())
                .start();
        try {
            Path tilstand = Path.of("/proc", Long.toString(prosess.pid()), "status");
            for (int i = 0; i < 3_600 && !prosess.waitFor(500, TimeUnit.MILLISECONDS); i++) {
                rss = Math.max(rss, stoersteRss(tilstand));
            }
            return prosess.exitValue();
        } finally {
            prosess.destroyForcibly();
        }
    }

    /** Resident memory at its highest, MB; 0 where the machine does not tell. */
    long rssMb() {
        return rss / 1024;
    }

    /** The largest heap that was left after a garbage collection, MB. */
    long heapEtterGcMb() throws IOException {
        long stoerst = 0;
        for (String linje : Files.readAllLines(gclogg())) {
            Matcher treff = ETTER_GC.matcher(linje);
            if (treff.find()) {
                stoerst = Math.max(stoerst, Long.parseLong(treff.group(1)));
            }
        }
        return stoerst;
    }

    String utskrift() throws IOException {
        return Files.readString(mappe.resolve("utskrift.txt"));
    }

    /** The process' own folder for temporary files. */
    Path temp() {
        return mappe.resolve("tmp");
    }

    /** The product's folder. */
    Path utdata() {
        return mappe.resolve("utdata/utleggstrekk_data");
    }

    private Path gclogg() {
        return mappe.resolve("gc.log");
    }

    private static long stoersteRss(Path tilstand) {
        try {
            Matcher treff = STOERSTE_RSS.matcher(Files.readString(tilstand));
            return treff.find() ? Long.parseLong(treff.group(1)) : 0;
        } catch (IOException ikkeDer) {
            return 0; // not Linux, or the process has just ended
        }
    }
}
