package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person at a terminal sees of the demo and of help, in terminals of several kinds. */
@Tag("maskin")
class TerminalIT {
    private static final String BORT = "\r\u001B[K";

    @TempDir
    private Path mappe;

    @ParameterizedTest(name = "{0} columns, TERM={1}, LANG={2}")
    @CsvSource({"80, xterm, C.UTF-8", "40, xterm, C", "80, dumb, C.UTF-8"})
    void nothingIsGarbledAndNothingFlooded(int bredde, String term, String lang) throws Exception {
        String utskrift = iTerminal("demo", bredde, Map.of("TERM", term, "LANG", lang));

        assertThat(utskrift).doesNotContain("\uFFFD", "?", "Exception");
        assertThat(synlig(utskrift))
                .contains("✓ embedded PostgreSQL")
                .contains("kjøring 3 for 2026-10 is published:")
                .contains("1 -> 2")
                .doesNotContain("\u001B", "[####");
        List<String> levende = Stream.of(utskrift.split(Pattern.quote(BORT), -1))
                .skip(1)
                .map(l -> l.replaceFirst("(?s)[\r\n].*", ""))
                .filter(l -> l.matches("(\\[#*\\.*] )?[a-z]+: .*"))
                .toList();
        if (term.equals("dumb")) {
            assertThat(utskrift).doesNotContain("\u001B");
        } else {
            assertThat(levende)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(l -> assertThat(l).hasSizeLessThan(bredde));
            assertThat(levende).anySatisfy(l -> assertThat(l).contains("oppslag: ", " of ", "/s"));
        }
    }

    @Test
    void thereIsNoColourWhereNoneIsWanted() throws Exception {
        String farger = iTerminal("--help", 80, Map.of("TERM", "xterm"));
        assertThat(farger).contains("\u001B[");
        assertThat(iTerminal("--help", 80, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isEqualTo(farger.replaceAll("\u001B\\[[0-9;]*m", ""));
    }

    /** In a terminal of its own, which `script` makes. */
    private String iTerminal(String ord, int bredde, Map<String, String> miljoe) throws Exception {
        Path jar = Path.of(System.getProperty("utleggstrekk.jar", "target/utleggstrekk.jar"));
        Path logg = mappe.resolve("utskrift");
        String kommando = "stty cols %d rows 40; exec '%s/bin/java' -jar '%s' %s"
                .formatted(bredde, System.getProperty("java.home"), jar.toAbsolutePath(), ord);
        ProcessBuilder script = new ProcessBuilder(
                        "script", "--quiet", "--flush", "--return", "--command", kommando, "/dev/null")
                .directory(mappe.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logg.toFile());
        script.environment().keySet().removeIf(navn -> navn.startsWith("LC_") || navn.equals("NO_COLOR"));
        script.environment().putAll(miljoe);
        long fra = System.nanoTime();
        Process prosess = script.start();
        while (prosess.isAlive() && Files.size(logg) == 0) {
            Thread.sleep(20);
        }
        Duration foerste = Duration.ofNanos(System.nanoTime() - fra);
        assertThat(prosess.waitFor(15, TimeUnit.MINUTES)).isTrue();
        Duration alt = Duration.ofNanos(System.nanoTime() - fra);
        System.out.printf(
                "%s, %d columns: first line after %.1f s, the end after %.1f s%n",
                ord, bredde, foerste.toMillis() / 1000.0, alt.toMillis() / 1000.0);
        String utskrift = Files.readString(logg, StandardCharsets.UTF_8);
        assertThat(prosess.exitValue()).as(utskrift).isZero();
        return utskrift;
    }

    /** What is left on the screen when all is written over that was. */
    private static String synlig(String utskrift) {
        return utskrift.replaceAll("(?md)^.*" + Pattern.quote(BORT), "").replace("\r\n", "\n");
    }
}
