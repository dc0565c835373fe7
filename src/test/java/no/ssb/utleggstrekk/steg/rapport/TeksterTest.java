package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.junit.jupiter.api.Test;

/** The wording of the report: two languages that say the same, and a text for every code. */
class TeksterTest {
    private static final Pattern VERDI = Pattern.compile("\\{\\w+}");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameValues() throws Exception {
        Properties nb = les("nb");
        Properties en = les("en");

        assertThat(en.stringPropertyNames()).isEqualTo(nb.stringPropertyNames());
        nb.stringPropertyNames().stream()
                .filter(n -> !n.equals("dato"))
                .forEach(n -> assertThat(verdier(en.getProperty(n))).as(n).isEqualTo(verdier(nb.getProperty(n))));
        assertThat(Stream.of(nb, en).map(p -> p.getProperty("maaneder").split(" ")))
                .allSatisfy(m -> assertThat(m).hasSize(12));
    }

    @Test
    void everyCodeHasItsText() throws Exception {
        Set<String> noekler = les("nb").stringPropertyNames();

        for (AvvikKode kode : AvvikKode.values()) {
            assertThat(noekler)
                    .as("a new AvvikKode needs its two texts in rapport/tekster_nb.properties and _en")
                    .contains("avvik_" + kode, "tiltak_" + kode);
        }
        assertThat(noekler)
                .containsAll(med("svar_", Bruk.Svar.values()))
                .containsAll(med("setning_", Bruk.Svar.values()))
                .containsAll(med("status_", Rapportstatus.values()))
                .containsAll(med("neste_ETTER_", Exitkode.values()))
                .contains("bruk_RAPPORT_MANGLER", "neste_KJOER_IGJEN", "neste_PROEVES_IGJEN", "neste_SE_KARANTENE");
    }

    @Test
    void everyTextThatTheCodeNamesIsThereAndEveryTextIsUsed() throws Exception {
        Set<String> brukt = new TreeSet<>();
        try (Stream<Path> filer = Files.walk(Path.of("src/main/java/no/ssb/utleggstrekk/steg/rapport"))) {
            for (Path fil : filer.filter(f -> f.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"(\\w+)\"")
                        .matcher(Files.readString(fil))
                        .results()
                        .forEach(r -> brukt.add(r.group(1)));
            }
        }
        Set<String> noekler = new TreeSet<>(les("nb").stringPropertyNames());
        noekler.removeIf(n -> brukt.contains(n) || brukt.stream().anyMatch(b -> b.endsWith("_") && n.startsWith(b)));
        assertThat(noekler).as("texts that nothing names").isEmpty();
    }

    private static Set<String> verdier(String tekst) {
        return VERDI.matcher(tekst).results().map(r -> r.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> med(String prefiks, Enum<?>... koder) {
        return Stream.of(koder).map(k -> prefiks + k.name()).toList();
    }

    private static Properties les(String spraak) throws Exception {
        Properties tekster = new Properties();
        try (Reader leser = new InputStreamReader(
                TeksterTest.class.getResourceAsStream("/rapport/tekster_%s.properties".formatted(spraak)),
                StandardCharsets.UTF_8)) {
            tekster.load(leser);
        }
        return tekster;
    }
}
