package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command does alike. */
class KommandolinjeTest {
    @TempDir
    private Path mappe;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --kalendermaaned 2026-10 --tillat-feilet -1",
                "run --kalendermaaned 2026-10 --maks-oppslag=-1",
                "restart --tillat-feilet=-1",
                "restart --maks-oppslag=-5",
                "replay --kalendermaaned 2026-10 --tillat-feilet=-1",
                "stop --vent=-1",
                "simulator --personer=-1",
                "simulator --port=-1",
                "simulator --port=70000",
                "simulator --maaneder=-1",
                "simulator --forsinkelse=-1",
            })
    void aNumberBelowNoughtIsRefused(String kommando) {
        Utkomme utkomme = Kommandotest.kjoer(
                new String[] {"--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x"}, kommando.split(" "));
        assertThat(utkomme.exitkode()).as(utkomme.feil()).isEqualTo(2);
        assertThat(utkomme.feil().lines())
                .singleElement()
                .asString()
                .contains(
                        kommando.startsWith("simulator")
                                ? "simulator: "
                                : kommando.replaceFirst(".* (--[a-z-]+)[ =]-?\\d+$", "'$1'"))
                .contains("--help");
    }

    @Test
    void theVersionNamesProgramCommitJavaSchemaAndContract() throws Exception {
        Utkomme versjon = Kommandotest.kjoer(new String[0], "--version");
        String kontrakt = Files.readString(Path.of("schemas/utleggstrekk-api.openapi.yaml"))
                .replaceAll("(?s).*?\n  version: \"([^\"]+)\".*", "$1");
        String skjema;
        try (Stream<Path> migreringer = Files.list(Path.of("src/main/resources/db/migration"))) {
            skjema = migreringer
                    .map(m -> m.getFileName().toString())
                    .filter(m -> m.startsWith("V"))
                    .map(m -> m.replaceAll("V(\\d+)__.*", "$1"))
                    .max(Comparator.comparingInt(Integer::parseInt))
                    .orElseThrow();
        }
        for (String[] ord : new String[][] {{"status", "--version"}, {"keys", "-V"}, {"keys", "create", "-V"}}) {
            assertThat(Kommandotest.kjoer(new String[0], ord).ut()).isEqualTo(versjon.ut());
        }
        assertThat(versjon.exitkode()).isZero();
        assertThat(versjon.ut())
                .matches("(?s)utleggstrekk \\S+, commit \\S+.*")
                .contains(
                        "Java " + System.getProperty("java.version"),
                        "database schema " + skjema + ",",
                        "contract utleggstrekk-api " + kontrakt);
    }

    @Test
    void theLastLineStandsInTheLogFileAsWell() throws Exception {
        Path logg = mappe.resolve("logg.txt");
        Utkomme restart = restart("--logging.file.name=" + logg);
        assertThat(restart.feil()).contains("There is no failed or stopped kjøring");
        assertThat(restart.ut()).doesNotContain("There is no failed");
        assertThat(Files.readString(logg)).containsOnlyOnce("There is no failed or stopped kjøring");
    }

    private Utkomme restart(String logging) {
        Path noekler = mappe.resolve("noekler");
        Noekler.lag(noekler);
        Map<String, Object> konfigurasjon = new LinkedHashMap<>(Mot.database(TestDatabase.ny()));
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        konfigurasjon.put("utleggstrekk.pseudonym.noekkelsett-fil", noekler.resolve("pseudonym-noekkelsett.json"));
        konfigurasjon.put("utleggstrekk.raadata.noekkelsett-fil", noekler.resolve("raadata-noekkelsett.json"));
        konfigurasjon.put("utleggstrekk.maskinporten.klient-id", "klient");
        konfigurasjon.put("utleggstrekk.maskinporten.noekkel-fil", "borte.pem");
        Utkomme restart = Kommandotest.kjoer(Mot.argumenter(konfigurasjon), "restart", logging);
        assertThat(restart.exitkode()).as(restart.feil()).isEqualTo(2);
        return restart;
    }
}
