package no.ssb.utleggstrekk.innstillinger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** docs/innstillinger.md says what the code does: every key, and its default. */
class InnstillingsdokumentTest {
    private static final Pattern RAD =
            Pattern.compile("^\\| `([a-z.-]+)` \\| (?:`([^`]*)`)?[^|]* \\|", Pattern.MULTILINE);

    @Test
    void theDocumentListsEveryKeyWithItsDefault() throws Exception {
        Map<String, String> iKoden = new TreeMap<>();
        noekler("", Innstillinger.class, iKoden);
        Map<String, String> iDokumentet = RAD.matcher(Files.readString(Path.of("docs", "innstillinger.md")))
                .results()
                .collect(Collectors.toMap(
                        r -> r.group(1), InnstillingsdokumentTest::standard, (a, b) -> a, TreeMap::new));

        assertThat(iDokumentet)
                .as("docs/innstillinger.md, table: key and default; mend the table")
                .isEqualTo(iKoden);
    }

    private static String standard(MatchResult rad) {
        return rad.group(2) == null ? "" : rad.group(2);
    }

    private static void noekler(String prefiks, Class<?> type, Map<String, String> til) {
        for (RecordComponent del : type.getRecordComponents()) {
            String noekkel =
                    prefiks + del.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (del.getType().isRecord() && del.getType().getPackage().equals(Innstillinger.class.getPackage())) {
                noekler(noekkel + ".", del.getType(), til);
            } else {
                DefaultValue standard = standard(type, del);
                til.put(noekkel, standard == null ? "" : String.join(",", standard.value()));
            }
        }
    }

    /** Spring reads the annotation from the constructor's parameter. */
    private static DefaultValue standard(Class<?> type, RecordComponent del) {
        var konstruktoer = type.getDeclaredConstructors()[0];
        for (var parameter : konstruktoer.getParameters()) {
            if (parameter.getName().equals(del.getName())) {
                return parameter.getAnnotation(DefaultValue.class);
            }
        }
        throw new AssertionError(del);
    }
}
