package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before Spark is started. */
class BrukTest {
    @TempDir
    private static Path mappe;

    @BeforeAll
    static void filer() throws IOException {
        Historie.skriv(mappe.resolve("rot/her"), 1, Kalendermaaned.av("2026-08"), 2, 20);
        Files.createDirectories(mappe.resolve("tom"));
        Files.createFile(mappe.resolve("fil"));
        for (String ut : new String[] {"inndata", "statistikk", "temp/kjoering-0001"}) {
            Path fil = mappe.resolve("ut-" + ut.substring(0, 4))
                    .resolve("utleggstrekk_data")
                    .resolve(ut)
                    .resolve("x");
            Files.createDirectories(fil.getParent());
            Files.createFile(fil);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --kontroller --fra 2026-13              | '2026-13' is not a month of the form YYYY-MM, such as 2026-10
            --kontroller --fra 2026-10 --til 2026-08 | --fra 2026-10 is after --til 2026-08
            --kontroller --til 2020-01              | --rot #/rot/her: no linjer are published to 2020-01; published are 2026-08 to 2026-09
            --kontroller --fra 2026-10 --til 2026-12 | --rot #/rot/her: no linjer are published from 2026-10 to 2026-12; published are 2026-08 to 2026-09
            --kontroller --rot #/tom                | --rot #/tom: no manifest stands there; give the utleggstrekk.utdata.rot of the monthly job
            --kontroller --rot tull://x/y           | --rot: no file system is known for the scheme tull;
            --ut tull://x/y                         | --ut: no file system is known for the scheme tull;
            --ut #/fil/ut                           | --ut: cannot write to
            --ut #/rot/her                          | --ut #/rot/her: this is --rot, or stands in it, or holds it; give an empty folder elsewhere
            --ut #/rot                              | --ut #/rot: this is --rot, or stands in it, or holds it
            --ut #/rot/her/ut                       | --ut #/rot/her/ut: this is --rot, or stands in it, or holds it
            --ut #/ut-innd                          | --ut #/ut-innd: files stand there already; give an empty folder, or delete what a run that was broken off left
            --ut #/ut-stat                          | --ut #/ut-stat: files stand there already
            --ut #/ut-temp                          | --ut #/ut-temp: files stand there already
            """)
    void wrongUseIsToldInOneLine(String argumenter, String melding) throws IOException {
        String alle = "--config %s %s %s"
                .formatted(config(""), argumenter.contains("--rot") ? "" : "--rot #/rot/her", argumenter);

        Kjoert kjoert = Kjoert.med(alle.replace("#", mappe.toString()).split(" +"));

        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isEqualTo(2);
        assertThat(kjoert.tekst().lines().findFirst().orElseThrow()).contains(melding.replace("#", mappe.toString()));
        assertThat(kjoert.tekst()).doesNotContain("utleggstrekk.utdata.rot:", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avsloering:\\n    minste-antal: 987654321 | utleggstrekk.avsloering.minste-antal | line 3
            api:\\n    sidestorrelse: 987654321       | utleggstrekk.api.sidestorrelse       | line 3
            avsloring:\\n    minste-antall: 987654321 | utleggstrekk.avsloring.minste-antall | line 3
            stabil-fra-da: 987654321                  | utleggstrekk.stabil-fra-da           | line 2
            foerste-kalendermaaned: 98765-4321        | utleggstrekk.foerste-kalendermaaned  | line 2
            """)
    void aKeyThatNobodyKnowsIsRefusedByItsLine(String yaml, String noekkel, String linje) throws IOException {
        Kjoert kjoert = Kjoert.med(
                "--config",
                config(yaml.replace("\\n", "\n")),
                "--rot",
                mappe.resolve("rot/her").toString(),
                "--kontroller",
                "--til",
                "2020-01");

        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isEqualTo(2);
        assertThat(kjoert.tekst().strip())
                .hasLineCount(1)
                .contains(noekkel, linje)
                .doesNotContain("87654");
    }

    @Test
    void theKeysOfTheMonthlyJobAreGood() throws IOException {
        String yaml = """
                foerste-kalendermaaned: 2026-08
                  api:
                    tidsavbrudd: 10s
                    svartabell:
                      oppslag:
                        - kode: UT-001
                          utfall: avvist
                  pseudonym:
                    noekkelsett-fil: /finnes/ikke.json""";

        assertThat(Kjoert.med(
                                "--config",
                                config(yaml),
                                "--rot",
                                mappe.resolve("rot/her").toString(),
                                "--kontroller",
                                "--til",
                                "2020-01")
                        .tekst())
                .contains("no linjer are published to 2020-01");
    }

    private static String config(String yaml) throws IOException {
        return Files.writeString(
                        Files.createTempFile(mappe, "config", ".yaml"),
                        yaml.isEmpty() ? "" : "utleggstrekk:\n  %s\n".formatted(yaml))
                .toString();
    }
}
