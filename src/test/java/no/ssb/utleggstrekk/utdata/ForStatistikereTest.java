package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForStatistikereTest {
    @ParameterizedTest
    @EnumSource(Datasett.class)
    void everyColumnIsExplainedInTheSectionOfItsDataset(Datasett datasett) throws Exception {
        String side = Files.readString(Path.of("docs/for-statistikere.md"));
        String del = List.of(side.split("\n## ")).stream()
                .filter(d -> d.startsWith("`" + datasett.navn() + "`"))
                .findFirst()
                .orElseThrow();

        assertThat(datasett.skjema().getFields().stream().map(Schema.Field::name))
                .allSatisfy(kolonne -> assertThat(del).contains("| `" + kolonne + "` |"));
    }
}
