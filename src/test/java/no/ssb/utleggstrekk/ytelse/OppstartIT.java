package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CPU time of short commands and of a month with nothing new, installed as docs/installasjon.md says, beside {@code --help}. */
@Tag("ytelse")
class OppstartIT {
    private static final Pattern TID = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final int GANGER = 5;

    @TempDir
    private Path mappe;

    @Test
    void shortCommandsAreShort() throws Exception {
        installer();
        try (Simulator simulator =
                Simulator.start(Oppsett.antall(500, 500).medMaaneder(Kalendermaaned.av("2026-08"), 1))) {
            TestDatabase database = TestDatabase.ny();
            Map<String, Object> k = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
            k.putAll(Mot.database(database));
            k.put("utleggstrekk.utdata.rot", Files.createDirectories(mappe.resolve("utdata")));
            String[] konfigurasjon = Mot.argumenter(k);
            String[] kjoer = {"run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-25"};
            cpu(ord(kjoer, konfigurasjon));
            cpu("arkiv");

            double hjelp = median(new String[] {"--help"});
            skriv("status", median(ord(new String[] {"status"}, konfigurasjon)), hjelp);
            skriv("check", median(ord(new String[] {"check"}, konfigurasjon)), hjelp);
            skriv("a month with nothing new", median(ord(kjoer, konfigurasjon)), hjelp);
        }
    }

    private static void skriv(String hva, double cpu, double hjelp) {
        Stegtid.skriv(String.format(
                Locale.ROOT, "%s: %.2f CPU seconds; --help %.2f; ratio %.2f", hva, cpu, hjelp, cpu / hjelp));
    }

    private void installer() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("utleggstrekk.jar", "target/utleggstrekk.jar"))
                .toAbsolutePath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(new ProcessBuilder(java, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", ".")
                        .directory(mappe.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        Files.copy(Path.of("jobs/utleggstrekk"), mappe.resolve("utleggstrekk"));
    }

    private double median(String... ord) throws IOException, InterruptedException {
        List<Double> alle = new ArrayList<>();
        for (int i = 0; i < GANGER; i++) {
            alle.add(cpu(ord));
        }
        alle.sort(null);
        return alle.get(GANGER / 2);
    }

    /** Seconds of user and system time of the command. */
    private double cpu(String... ord) throws IOException, InterruptedException {
        List<String> linje = new ArrayList<>(
                List.of("bash", "-c", "sh \"$@\" > ut.txt 2>&1; kode=$?; times; exit $kode", "bash", "utleggstrekk"));
        linje.addAll(List.of(ord));
        ProcessBuilder p = new ProcessBuilder(linje).directory(mappe.toFile());
        p.environment().put("JAVA_HOME", System.getProperty("java.home"));
        p.environment().put("LC_ALL", "C.UTF-8");
        Process prosess = p.start();
        String tider = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(prosess.waitFor()).isZero();
        // the last line is the children's: user, then system
        Matcher m = TID.matcher(tider.substring(tider.strip().lastIndexOf('\n')));
        double sum = 0;
        while (m.find()) {
            sum += 60 * Double.parseDouble(m.group(1)) + Double.parseDouble(m.group(2));
        }
        return sum;
    }

    private static String[] ord(String[] kommando, String[] konfigurasjon) {
        List<String> alle = new ArrayList<>(List.of(kommando));
        alle.addAll(List.of(konfigurasjon));
        return alle.toArray(String[]::new);
    }
}
