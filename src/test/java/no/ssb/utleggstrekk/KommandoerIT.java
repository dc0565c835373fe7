package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The finished jar as a new user meets it: the demo, and what it says to wrong use. */
class KommandoerIT {
    @TempDir
    private Path mappe;

    @Test
    void theDemoPublishesThreeMonthsAndTheCorrectedOnesAgain() throws Exception {
        Jarprosess slutt = Jarprosess.kjoer(mappe, List.of("demo"));

        assertThat(slutt.exitkode()).as(slutt.feil()).isZero();
        assertThat(slutt.ut())
                .contains("kjøring 1 for 2026-08 is published", "kjøring 2 for 2026-09 is published")
                .contains("kjøring 3 for 2026-10 is published", "2 -> 3");
        Path utdata = mappe.resolve("utleggstrekk-demo/utdata/utleggstrekk_data");
        assertThat(utdata.resolve("inndata/utleggstrekk_p2026-08_v3.parquet")).exists();
        assertThat(utdata.resolve("statistikk/utleggstrekk-underenhet_p2026-10_v1.parquet"))
                .exists();
        try (Stream<Path> alle = Files.walk(utdata)) {
            assertThat(alle.map(p -> p.getFileName().toString()))
                    .noneMatch(n -> n.endsWith(".crc") || n.endsWith(".tmp"));
        }
    }

    @Test
    void theJarSaysWhichProgramItIsAndWhatIsInIt() throws Exception {
        Jarprosess versjon = Jarprosess.kjoer(mappe, List.of("--version"));
        assertThat(versjon.exitkode()).as(versjon.feil()).isZero();
        assertThat(versjon.ut())
                .matches("(?s)utleggstrekk \\d+\\.\\d+\\.\\d+, commit \\S+( with changes)?\\R.*")
                .contains("Java ", "database schema ", "contract utleggstrekk-api ");

        Path jar = Path.of(System.getProperty("utleggstrekk.jar"));
        byte[] ved = Files.readAllBytes(jar.resolveSibling("application.cdx.json"));
        try (ZipFile innhold = new ZipFile(jar.toFile())) {
            ZipEntry inni = innhold.stream()
                    .filter(e -> e.getName().endsWith("META-INF/sbom/application.cdx.json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(innhold.getInputStream(inni).readAllBytes()).isEqualTo(ved);
        }
        JsonNode sbom = JsonMapper.shared().readTree(ved);
        assertThat(sbom.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(sbom.get("components").valueStream().map(k -> k.get("name").asString()))
                .contains("spring-batch-core", "postgresql", "parquet-avro", "tink")
                .doesNotContain("duckdb_jdbc");
    }

    @Test
    @Tag("maskin")
    void aSecondDemoStartsClean() {
        for (int i = 1; i <= 2; i++) {
            Jarprosess slutt = Jarprosess.kjoer(mappe, List.of("demo"));
            assertThat(slutt.exitkode()).as(slutt.toString()).isZero();
            assertThat(slutt.ut()).contains("kjøring 3 for 2026-10 is published");
        }
    }

    @ParameterizedTest(name = "{0}")
    @Tag("maskin")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "run --kalendermaaned 2026-13         | 2 | 2026-13' is not a month of the form YYYY-MM",
                "run                                  | 2 | --kalendermaaned",
                "run --kalendermaaned 2026-10 --fart 9 | 2 | --fart",
                "rnu                                  | 2 | rnu",
                "run --kalendermaaned 2026-10 --config nei.yaml | 2 | nei.yaml",
                "run --kalendermaaned 2026-10 --utleggstrekk.api.kal-per-sekund=3 | 2 | utleggstrekk.api.kal-per-sekund",
                "run --kalendermaaned 2026-10 --utleggstrekk.api.samtidige-kall=9 | 2 | between 1 and 5",
                "run --kalendermaaned 2026-10 --utleggstrekk.pseudonym.noekkelsett-fil=borte.json | 2 | borte.json does not exist",
                "run --kalendermaaned 2199-10         | 2 | has not begun yet",
                "run --kalendermaaned 2026-10 --utleggstrekk.utdata.rot=fil/under | 2 | cannot write to",
                "run --kalendermaaned 2026-10 --utleggstrekk.api.hendelser-url=http://example.no/h | 2 | must be https",
                "run --kalendermaaned 2026-10         | 1 | the connection is refused; restart when it is up again",
                "restart                              | 2 | There is no failed or stopped kjøring",
                "keys create --mappe noekler          | 2 | noekler",
            })
    void wrongUseIsOneClearLineWithItsExitCode(String kommando, int exitkode, String melding) throws Exception {
        Noekler.lag(mappe.resolve("noekler"));
        Path fil = Files.createFile(
                mappe.resolve("fil"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fil, "hemmelig");

        Jarprosess slutt = Jarprosess.kjoer(mappe, medKonfigurasjon(List.of(kommando.split(" +"))));

        assertThat(slutt.exitkode()).as(slutt.feil()).isEqualTo(exitkode);
        assertThat(slutt.feil()).contains(melding).doesNotContain("\tat ", "Exception");
        assertThat(slutt.feil().lines()).as(slutt.feil()).hasSizeLessThanOrEqualTo(2);
        assertThat(slutt.ut()).doesNotContain("\tat ", "Exception");
    }

    /** Everything in its place but the API, which nobody serves; what the command line says goes before. */
    private List<String> medKonfigurasjon(List<String> kommando) {
        List<String> alle = new ArrayList<>(kommando);
        if (!kommando.get(0).equals("run") && !kommando.get(0).equals("restart")) {
            return alle;
        }
        TestDatabase database = TestDatabase.ny();
        for (String standard : List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.bruker(),
                "--spring.datasource.password=" + database.passord(),
                "--utleggstrekk.utdata.rot=utdata",
                "--utleggstrekk.pseudonym.noekkelsett-fil=noekler/pseudonym-noekkelsett.json",
                "--utleggstrekk.raadata.noekkelsett-fil=noekler/raadata-noekkelsett.json",
                "--utleggstrekk.api.maks-ventetid=2s",
                "--utleggstrekk.api.hendelser-url=http://127.0.0.1:1/hendelser",
                "--utleggstrekk.api.oppslag-url=http://127.0.0.1:1/v1",
                "--utleggstrekk.maskinporten.guardian.url=http://127.0.0.1:1/token",
                "--utleggstrekk.maskinporten.guardian.keycloak-url=http://127.0.0.1:1/keycloak",
                "--utleggstrekk.maskinporten.guardian.klient-id=jobb",
                "--utleggstrekk.maskinporten.guardian.hemmelighet-fil=fil")) {
            String noekkel = standard.substring(0, standard.indexOf('=') + 1);
            if (kommando.stream().noneMatch(a -> a.startsWith(noekkel))) {
                alle.add(standard);
            }
        }
        return alle;
    }
}
