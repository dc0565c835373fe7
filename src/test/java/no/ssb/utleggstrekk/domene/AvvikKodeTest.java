package no.ssb.utleggstrekk.domene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvvikKodeTest {
    @Test
    void theDocumentedTableIsTheEnumInItsOrder() throws Exception {
        List<String> rader = Files.readAllLines(Path.of("docs/avvik.md")).stream()
                .filter(linje -> linje.startsWith("| `"))
                .toList();

        assertThat(rader)
                .as("docs/avvik.md has one row per AvvikKode: a new code needs a row there")
                .containsExactlyElementsOf(Arrays.stream(AvvikKode.values())
                        .map(k -> "| `%s` | %s | %s | %s |".formatted(k, k.art(), k.betydning(), k.tiltak()))
                        .toList());
    }

    @Test
    void theNamesAreStable() {
        assertThat(AvvikKode.values())
                .as("reports and queries use the names: add, never rename or remove")
                .extracting(Enum::name)
                .contains(
                        "UKJENT_FELT",
                        "ENDRET_TYPE",
                        "UKJENT_BESKRIVELSE",
                        "UKJENT_HENDELSETYPE",
                        "FORHOLD_ANNEN_MAANED",
                        "KONTROLLSIFFER_IDENTIFIKATOR",
                        "PERSONNUMMER_I_FELT",
                        "KONTROLLSIFFER_UNDERENHET",
                        "KONTROLLSIFFER_OPPLYSNINGSPLIKTIG",
                        "DATO_UTENFOR_MAANEDEN",
                        "BELOEP_NULL",
                        "BELOEP_POSITIVT",
                        "FLERE_OPPLYSNINGSPLIKTIGE",
                        "LIK_LINJE",
                        "MAANED_AVVIKER_FRA_SNITT");
    }
}
