package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The golden example in the tests is the one that was agreed on, where that stands beside the project. */
class GoldenKopiTest {
    private static final Path AVTALT = Path.of("../shared/examples/golden");
    private static final Path KOPI = Path.of("src/test/resources/golden");

    @Test
    void theGoldenExampleIsTheOneAgreedOn() throws IOException {
        assumeTrue(Files.isDirectory(AVTALT), "no " + AVTALT + " beside the project");
        assertThat(filer(KOPI)).isEqualTo(filer(AVTALT));
        for (String navn : filer(AVTALT)) {
            assertThat(KOPI.resolve(navn)).hasSameBinaryContentAs(AVTALT.resolve(navn));
        }
    }

    private static List<String> filer(Path mappe) throws IOException {
        try (Stream<Path> alle = Files.list(mappe)) {
            return alle.map(f -> f.getFileName().toString())
                    .filter(navn -> navn.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
