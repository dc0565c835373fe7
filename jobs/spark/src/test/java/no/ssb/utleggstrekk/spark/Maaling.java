package no.ssb.utleggstrekk.spark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One engine in a process of its own, which tells what it cost when it is done. */
final class Maaling {
    private static final String MERKE = "kost: ";
    private static final Pattern STOERSTE_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private Maaling() {}

    /**
     * The cost of one.
     *
     * @param cpu seconds of all its threads
     * @param mb resident memory at its highest
     */
    record Kost(double cpu, long mb) {}

    /** {@code duckdb ROT UT}, or {@code spark CONFIG ROT UT}. */
    public static void main(String[] a) throws Exception {
        if (a[0].equals("duckdb")) {
            try (Duckdb duckdb = new Duckdb(Path.of(a[2]))) {
                duckdb.regn(Path.of(a[1]));
            }
        } else {
            Kjoert kjoert = Kjoert.med("--config", a[1], "--rot", a[2], "--ut", a[3]);
            if (kjoert.exitkode() != 0) {
                throw new IllegalStateException(kjoert.tekst());
            }
        }
        OperatingSystemMXBean denne = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Matcher rss = STOERSTE_RSS.matcher(Files.readString(Path.of("/proc/self/status")));
        System.out.printf(
                "%s%.1f %d%n",
                MERKE, denne.getProcessCpuTime() / 1e9, rss.find() ? Long.parseLong(rss.group(1)) / 1024 : 0);
    }

    /** Runs it to its end. */
    static Kost kjoer(Path logg, List<String> jvm, String... argumenter) throws Exception {
        List<String> kommando = Klasser.kommando(jvm, Maaling.class, argumenter);
        Process prosess = new ProcessBuilder(kommando)
                .redirectErrorStream(true)
                .redirectOutput(logg.toFile())
                .start();
        try {
            if (prosess.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(logg));
            }
        } finally {
            prosess.destroyForcibly();
        }
        String[] tall = Files.readAllLines(logg).stream()
                .filter(l -> l.startsWith(MERKE))
                .findFirst()
                .orElseThrow()
                .substring(MERKE.length())
                .split(" ");
        return new Kost(Double.parseDouble(tall[0]), Long.parseLong(tall[1]));
    }
}
