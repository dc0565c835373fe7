package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GoldenBestandTest {
    @TempDir
    Path mappe;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachKjoeringIsAnsweredExactlyAsItsFilesSay(int kjoering) throws IOException {
        try (Simulator simulator = Simulator.start(Oppsett.golden(Path.of("src/test/resources/golden")))) {
            simulator.goldenKjoering(kjoering);
            Testklient klient = new Testklient(simulator, mappe).logginn(Instant.now());

            assertThat(Testklient.json(klient.get("/hendelser?fraSekvensnummer=1&antall=1000")))
                    .isEqualTo(fil("hendelser" + kjoering + ".json"));
            for (JsonNode o : fil("oppslag" + kjoering + ".json")) {
                HttpResponse<String> svar = klient.oppslag(new Par(
                        o.get("identifikator").asString(),
                        o.get("kalendermaaned").asString()));
                assertThat(svar.statusCode()).isEqualTo(o.get("status").asInt());
                assertThat(Testklient.json(svar)).isEqualTo(o.get("body"));
            }
        }
    }

    @Test
    void aParOutsideTheExampleIsNotFound() {
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"))) {
            Testklient klient = new Testklient(simulator, mappe).logginn(Instant.now());

            assertThat(klient.oppslag(new Par("02856123823", "2020-01")).body()).contains("UTE-007");
        }
    }

    @Test
    void aKjoeringThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new GoldenBestand(GoldenBestand.KLASSESTI + "golden", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hendelser3.json");
    }

    private static JsonNode fil(String navn) throws IOException {
        try (InputStream inn = GoldenBestandTest.class.getResourceAsStream("/golden/" + navn)) {
            return Testklient.JSON.readTree(inn);
        }
    }
}
