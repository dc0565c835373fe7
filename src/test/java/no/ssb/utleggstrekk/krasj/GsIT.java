package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Google's connector loads. More cannot be tried without a bucket of Google's. */
@Tag("maskin")
class GsIT {
    private static final Path KOBLING = Path.of("jobs/koblinger/gs/target/jar").toAbsolutePath();

    private final Krasjfasit fasit = Krasjfasit.felles();

    @Test
    void checkWithoutCredentialsSaysSoInOneLine() {
        Krasjverden verden = Krasjverden.med(
                fasit.skatt(),
                fasit.nyttSted(),
                TestDatabase.ny(),
                Map.of("utleggstrekk.utdata.rot", "gs://boette/rot"));
        List<String> utenMaskinensRolle = List.of("env", "LOADER_PATH=" + KOBLING, "GCE_METADATA_HOST=127.0.0.1:1");
        try (Jarprosess p = verden.start(utenMaskinensRolle, List.of(), "check")) {
            assertThat(p.vent()).as(p.toString()).isEqualTo(2);
            assertThat(p.ut().lines().filter(l -> l.contains(" output ")))
                    .singleElement()
                    .asString()
                    .startsWith("FAIL")
                    .contains("no credentials were found); give the connector its keys or its role");
            assertThat(p.utskrift()).doesNotContain("NullPointerException", "\tat ");
        }
        verden.slett();
    }
}
