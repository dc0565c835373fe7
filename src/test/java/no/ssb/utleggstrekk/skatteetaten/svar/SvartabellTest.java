package no.ssb.utleggstrekk.skatteetaten.svar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.ssb.utleggstrekk.domene.Svarhandling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer tables against Skatteetaten's documentation, and our documentation against the tables. */
class SvartabellTest {
    private static final Path DOKUMENT = Path.of("docs", "svartabell.md");
    private static final String SKRIV = "utleggstrekk.skriv-dokumenter";

    /** Copied by hand from the documentation, so that a slip in the code is seen. */
    private static final List<String> OPPSLAG = List.of(
            "UTE-001/OAF-001 500-599 PROEV_IGJEN",
            "UTE-002/OAF-002 500-599 PROEV_IGJEN",
            "UTE-003/OAF-003 404 STOPP",
            "UTE-004/OAF-004 401 NYTT_TOKEN",
            "UTE-005/OAF-005 403 STOPP",
            "UTE-006/OAF-006 400 AVVIST",
            "UTE-007/OAF-007 404 IKKE_FUNNET",
            "UTE-008/OAF-008 406 STOPP",
            "UTE-009/OAF-009 406 SLETTET",
            "DAS-001 500-599 PROEV_IGJEN",
            "DAS-002 404 STOPP",
            "DAS-003 500-599 PROEV_IGJEN",
            "DAS-004 500-599 PROEV_IGJEN",
            "DAS-005 500-599 PROEV_IGJEN",
            "DAS-006 500-599 PROEV_IGJEN",
            "DAS-007 500-599 PROEV_IGJEN",
            "DAS-008 403 STOPP",
            "- 200 FUNNET",
            "- 410 SLETTET",
            "- 401 NYTT_TOKEN",
            "- 429 VENT",
            "- 500-599 PROEV_IGJEN",
            "- 100-999 STOPP");

    private static final List<String> HENDELSER = List.of(
            "FA-001/UTE-001 500-599 PROEV_IGJEN",
            "FA-002/UTE-002 404 STOPP",
            "FA-003/UTE-003 401 NYTT_TOKEN",
            "FA-004/UTE-004 400 STOPP",
            "FA-005/UTE-005 404 SLUTT",
            "FA-006/UTE-006 406 STOPP",
            "DAS-001 500-599 PROEV_IGJEN",
            "DAS-002 404 STOPP",
            "DAS-003 500-599 PROEV_IGJEN",
            "DAS-004 500-599 PROEV_IGJEN",
            "DAS-005 500-599 PROEV_IGJEN",
            "DAS-006 500-599 PROEV_IGJEN",
            "DAS-007 500-599 PROEV_IGJEN",
            "DAS-008 403 STOPP",
            "- 200 FUNNET",
            "- 401 NYTT_TOKEN",
            "- 429 VENT",
            "- 500-599 PROEV_IGJEN",
            "- 100-999 STOPP");

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        assertThat(tekst(Svartabell.oppslag(List.of()))).containsExactlyElementsOf(OPPSLAG);
        assertThat(tekst(Svartabell.hendelser(List.of()))).containsExactlyElementsOf(HENDELSER);
    }

    @Test
    void theDocumentIsMadeFromTheTables() throws IOException {
        String ventet = SvartabellDokument.tekst();
        if (Boolean.getBoolean(SKRIV)) {
            Files.writeString(DOKUMENT, ventet);
        }
        assertThat(DOKUMENT)
                .as("%s does not tell what the code does; rewrite it with: mvn test -Dtest=SvartabellTest -D%s=true"
                        .formatted(DOKUMENT, SKRIV))
                .hasContent(ventet);
    }

    @ParameterizedTest
    @CsvSource({
        "UTE-005,403,STOPP", "UTE-005,404,SLUTT", "FA-005,404,SLUTT", "FA-005,400,STOPP", "FA-001,404,STOPP",
        "UTE-007,404,STOPP", "UTE-003,404,STOPP", "UTE-004,401,NYTT_TOKEN", "FA-005,500,PROEV_IGJEN", "FA-005,429,VENT",
        "FA-005,200,FUNNET", "NY-1,404,STOPP"
    })
    void onTheListAKodeCountsOnlyWithItsStatus(String kode, int status, Svarhandling utfall) {
        assertThat(Svartabell.hendelser(List.of()).utfall(kode, status)).isEqualTo(utfall);
    }

    @ParameterizedTest
    @CsvSource({"UTE-009,200,FUNNET", "OAF-007,204,STOPP", "UTE-009,410,SLETTET", "UTE-007,410,IKKE_FUNNET"})
    void anAnswerThatSaysItIsDataIsNotDecidedByItsKode(String kode, int status, Svarhandling utfall) {
        assertThat(Svartabell.oppslag(List.of()).utfall(kode, status)).isEqualTo(utfall);
    }

    private static List<String> tekst(Svartabell tabell) {
        return tabell.rader().stream()
                .map(r -> (r.koder().isEmpty() ? "-" : String.join("/", r.koder())) + " " + r.statustekst() + " "
                        + r.utfall())
                .toList();
    }
}
