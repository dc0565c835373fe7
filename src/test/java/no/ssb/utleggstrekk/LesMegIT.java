package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.verktoey.Dokumentblokk;
import no.ssb.utleggstrekk.verktoey.Duckdb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** README.md and the pages for statisticians, done as they say in a folder that holds nothing but the built jar. */
@Tag("maskin")
class LesMegIT {
    private static final Path LESMEG = Path.of("README.md");
    private static final Path DATA = Path.of("utleggstrekk-demo", "utdata", "utleggstrekk_data");

    /** What differs from time to time: how long it took, and in which order the calls came. */
    private static final Pattern TID = Pattern.compile("\\b\\d+ (s$|min$|calls failed)", Pattern.MULTILINE);

    @TempDir
    private static Path mappe;

    private static final List<String> utskrift = new ArrayList<>();

    @BeforeAll
    static void doAsReadmeSays() throws Exception {
        Path jar = Path.of(System.getProperty("utleggstrekk.jar", "target/utleggstrekk.jar"));
        Files.createDirectories(mappe.resolve("target"));
        Files.createSymbolicLink(mappe.resolve("target/utleggstrekk.jar"), jar.toAbsolutePath());
        // the build is what made the jar: here it has nothing to do
        Files.createDirectories(mappe.resolve("bin"));
        Files.createFile(
                mappe.resolve("bin/mvn"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(mappe.resolve("bin/mvn"), "#!/bin/sh\n");
        for (Dokumentblokk blokk : Dokumentblokk.av(LESMEG)) {
            if (blokk.spraak().equals("sh")) {
                utskrift.add(skall(blokk.tekst()));
            }
        }
    }

    @Test
    void whatIsShownIsWhatIsPrinted() throws Exception {
        List<Dokumentblokk> blokker = Dokumentblokk.av(LESMEG);
        int skall = 0;
        for (int i = 0; i < blokker.size(); i++) {
            boolean vistUnder =
                    i + 1 < blokker.size() && blokker.get(i + 1).spraak().equals("text");
            if (blokker.get(i).spraak().equals("sh")) {
                String fikk = utskrift.get(skall++);
                if (vistUnder) {
                    String vist = utenTid(blokker.get(i + 1).tekst());
                    assertThat(utenTid(fikk))
                            .containsSubsequence(Arrays.stream(vist.split("(?m)^…$"))
                                    .map(String::strip)
                                    .toList());
                }
            }
        }
        assertThat(utskrift).hasSize(2);
        assertThat(utskrift.get(0)).startsWith("Three months of utleggstrekk");
        assertThat(utskrift.get(1))
                .contains("kjøring 1 for 2026-08 is published.", "Report: jobb/utdata/", "Next: ")
                .contains("2026-08: every file is as it was published")
                .doesNotContain("FAIL");
    }

    @Test
    void theFiguresShownAreThoseOfTheDemo() throws Exception {
        try (Duckdb duckdb = new Duckdb()) {
            duckdb.staar(mappe);
            for (Dokumentblokk blokk : Dokumentblokk.av(LESMEG)) {
                if (blokk.spraak().equals("sql")) {
                    String tabell = duckdb.spoer(blokk.tekst()).stream()
                            .map(rad ->
                                    rad.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")))
                            .collect(Collectors.joining("\n"));
                    assertThat(tabell).isNotEmpty();
                    assertThat(blokk.etter()).contains(tabell);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"for-statistikere.md", "for-statisticians.md"})
    void everyQuestionOfThePagesForStatisticiansIsAnswered(String side) throws Exception {
        try (Duckdb duckdb = new Duckdb()) {
            duckdb.staar(mappe.resolve(DATA));
            List<Dokumentblokk> sql = Dokumentblokk.av(Path.of("docs", side)).stream()
                    .filter(b -> b.spraak().equals("sql"))
                    .toList();
            assertThat(sql).hasSize(6);
            for (Dokumentblokk blokk : sql) {
                for (String setning : blokk.tekst().split(";\\s*\\n")) {
                    List<?> rader = duckdb.spoer(setning);
                    assertThat(rader).as(setning).matches(r -> !r.isEmpty() || setning.startsWith("create"));
                }
            }
        }
    }

    /** Their Parquet readers are not to be had here: what they name must be there, and Python must parse. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/for-statisticians.md", "docs/for-statistikere.md"})
    void whatPythonAndRNameIsThere(String side) throws Exception {
        Path staar = side.equals("README.md") ? mappe : mappe.resolve(DATA);
        for (Dokumentblokk blokk : Dokumentblokk.av(Path.of(side))) {
            if (!Set.of("python", "r").contains(blokk.spraak())) {
                continue;
            }
            if (blokk.spraak().equals("python")) {
                Path fil = Files.writeString(mappe.resolve("blokk.py"), blokk.tekst());
                assertThat(skall("python3 -m py_compile " + fil)).isEmpty();
            }
            Pattern.compile("\"([^\"]+p2026-10_v[^\"]*\\.parquet)\"")
                    .matcher(blokk.tekst())
                    .results()
                    .forEach(m -> assertThat(skall("ls " + staar.relativize(staar.resolve(m.group(1))), staar))
                            .as(m.group(1))
                            .contains("_v1.parquet"));
            assertThat(kolonner()).containsAll(nevnt(blokk.tekst()));
        }
    }

    private static Set<String> nevnt(String tekst) {
        return Pattern.compile("\"([a-z_]+)\"\\)?[\\],]|\\$([a-z_]+)|as\\.numeric\\(([a-z_]+)\\)")
                .matcher(tekst)
                .results()
                .flatMap(m -> Stream.of(1, 2, 3).map(m::group).filter(g -> g != null))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> kolonner() throws SQLException {
        try (Duckdb duckdb = new Duckdb()) {
            duckdb.staar(mappe.resolve(DATA));
            return duckdb
                    .spoer("describe select * from 'statistikk/utleggstrekk-underenhet_p2026-10_v1.parquet'")
                    .stream()
                    .map(rad -> String.valueOf(rad.get(0)))
                    .collect(Collectors.toSet());
        }
    }

    /** Every page of docs/ is reached from README.md. */
    @Test
    void eachPageIsReachable() throws Exception {
        String lesmeg = Files.readString(LESMEG);
        try (Stream<Path> sider = Files.list(Path.of("docs"))) {
            assertThat(sider).allSatisfy(s -> assertThat(lesmeg).contains("(docs/" + s.getFileName() + ")"));
        }
    }

    private static String utenTid(String tekst) {
        return TID.matcher(tekst).replaceAll("N");
    }

    private static String skall(String kommandoer) {
        return skall(kommandoer, mappe);
    }

    /** As in a terminal of a person who knows no locale: the words go to bash as they stand. Standard error is shown if it fails. */
    private static String skall(String kommandoer, Path staar) {
        try {
            Path ut = Files.createTempFile(mappe, "ut", "");
            Path feil = Files.createTempFile(mappe, "feil", "");
            ProcessBuilder bash = new ProcessBuilder("bash", "-euc", kommandoer)
                    .directory(staar.toFile())
                    .redirectOutput(ut.toFile())
                    .redirectError(feil.toFile());
            bash.environment().put("PATH", mappe.resolve("bin") + ":" + System.getenv("PATH"));
            bash.environment().put("LANG", "C");
            bash.environment().keySet().removeIf(navn -> navn.startsWith("LC_"));
            Process prosess = bash.start();
            if (!prosess.waitFor(15, TimeUnit.MINUTES)) {
                prosess.descendants().forEach(ProcessHandle::destroyForcibly);
                prosess.destroyForcibly();
            }
            assertThat(prosess.exitValue())
                    .as(kommandoer + "\n" + Files.readString(ut) + Files.readString(feil))
                    .isZero();
            return Files.readString(ut);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
