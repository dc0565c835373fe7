package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator decides is remembered, with who and why: in status, and in the report that follows. */
class BeslutningerTest {
    @TempDir
    private Path mappe;

    @Test
    void aRaisedLimitARetryAndAReplayAreShownByStatusAndToldInTheNextReport() throws Exception {
        try (Scene scene = new Scene(mappe)) {
            kommando(scene, 5, "run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12", "--maks-oppslag", "5");
            kommando(scene, 0, "restart", "--maks-oppslag", "500", "--grunn", "all of August is right");
            assertThat(rapport(scene, 1)).contains("\"restart --maks-oppslag 500\"", "\"all of August is right\"");

            kommando(scene, 0, "quarantine", "retry", "--grunn", "the name is mended");
            kommando(scene, 0, "replay", "--kalendermaaned", "2026-08", "--skriv", "--grunn", "a new field");
            assertThat(rapport(scene, 2))
                    .contains(
                            "\"quarantine retry\"",
                            "\"the name is mended\"",
                            "\"replay --skriv --kalendermaaned 2026-08\"",
                            "\"a new field\"")
                    .doesNotContain("all of August is right");

            String bruker = System.getProperty("user.name") + "@";
            assertThat(kommando(scene, 0, "status").ut().lines().filter(l -> l.startsWith("Decided: ")))
                    .hasSize(3)
                    .allMatch(l ->
                            l.contains(bruker) && l.matches("Decided: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ .*"))
                    .anyMatch(
                            l -> l.contains(
                                    "restart --maks-oppslag 500: kjøring 1 for 2026-08 may go on past what is named (all of August is right)"));
        }
    }

    private static Utkomme kommando(Scene scene, int exitkode, String... ord) {
        Utkomme utkomme = scene.kommando(Map.of(), ord);
        assertThat(utkomme.exitkode()).as(utkomme.ut() + utkomme.feil()).isEqualTo(exitkode);
        return utkomme;
    }

    private static String rapport(Scene scene, int kjoering) throws Exception {
        return Files.readString(scene.utdata().resolve("logg/2026-08/kjoering-%04d/rapport.json".formatted(kjoering)));
    }
}
