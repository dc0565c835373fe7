package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForStatistikereTest {
    static Stream<Arguments> datasettOgSide() {
        return Stream.of(Datasett.values())
                .flatMap(d ->
                        Stream.of("for-statistikere.md", "for-statisticians.md").map(s -> Arguments.of(d, s)));
    }

    @ParameterizedTest
    @MethodSource("datasettOgSide")
    void everyColumnIsExplainedInTheSectionOfItsDataset(Datasett datasett, String navn) throws Exception {
        String side = Files.readString(Path.of("docs", navn));
        String del = List.of(side.split("\n## ")).stream()
                .filter(d -> d.startsWith("`" + datasett.navn() + "`"))
                .findFirst()
                .orElseThrow();

        assertThat(datasett.skjema().getFields().stream().map(Schema.Field::name))
                .allSatisfy(kolonne -> assertThat(del).contains("| `" + kolonne + "` |"));
    }
}
