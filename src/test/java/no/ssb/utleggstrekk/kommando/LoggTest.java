package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each line of the log says when, in which zone, and which kjøring and step it is about; as JSON too. */
class LoggTest {
    private static final String[] RUN = {"run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"};

    @TempDir
    private Path mappe;

    @Test
    void aLineForPeopleHasTheTimeInUtcTheKjoeringAndTheStep() {
        try (Scene scene = new Scene(mappe)) {
            Utkomme run = scene.kommando(Map.of(), RUN);
            List<String> logg =
                    run.ut().lines().filter(l -> l.contains(" INFO ")).toList();
            assertThat(logg)
                    .isNotEmpty()
                    .allMatch(
                            l -> l.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ INFO  \\[1 [a-z]+] .*"),
                            run.ut())
                    .anyMatch(l -> l.contains("[1 hendelser] hendelser: 300"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ecs, message", "logstash, message"})
    void aLineForProgramsHasThemAsFields(String format, String melding) {
        try (Scene scene = new Scene(mappe)) {
            // each call fails with a message that quotes what it was about, on its way to a fault
            scene.simulator.feil(Feilplan.andel(0.2, Feiltype.ANNEN_PERSON, Feiltype.SOEPPEL));
            Utkomme run = scene.kommando(Map.of("logging.structured.format.console", format), RUN);
            List<JsonNode> logg = run.ut()
                    .lines()
                    .filter(l -> l.startsWith("{"))
                    .map(JsonMapper.shared()::readTree)
                    .toList();
            assertThat(logg).as(run.ut()).isNotEmpty().allSatisfy(l -> {
                assertThat(l.get("@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)");
                assertThat(l.get("kjoering").asString()).isEqualTo("1");
                assertThat(l.get(melding).asString()).isNotBlank();
                assertThat(l.toString()).doesNotContainPattern("\\b\\d{11}\\b");
            });
            assertThat(logg).anyMatch(l -> l.path("steg").asString("").equals("hendelser"));
        }
    }
}
