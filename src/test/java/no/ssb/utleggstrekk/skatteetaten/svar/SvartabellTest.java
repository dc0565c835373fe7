package no.ssb.utleggstrekk.skatteetaten.svar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answer tables against Skatteetaten's documentation, and our documentation against the tables. */
class SvartabellTest {
    private static final Path DOKUMENT = Path.of("docs", "svartabell.md");
    private static final String SKRIV = "utleggstrekk.skriv-dokumenter";

    /** Copied by hand from the documentation, so that a slip in the code is seen. */
    private static final List<String> OPPSLAG = List.of(
            "OAF-001 500-599 PROEV_IGJEN",
            "OAF-002 500-599 PROEV_IGJEN",
            "OAF-003 404 STOPP",
            "OAF-004 401 NYTT_TOKEN",
            "OAF-005 403 STOPP",
            "OAF-006 400 AVVIST",
            "OAF-007 404 IKKE_FUNNET",
            "OAF-008 406 STOPP",
            "OAF-009 406 SLETTET",
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
            "FA-001 500-599 PROEV_IGJEN",
            "FA-002 404 STOPP",
            "FA-003 401 NYTT_TOKEN",
            "FA-004 400 STOPP",
            "FA-005 404 SLUTT",
            "FA-006 406 STOPP",
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

    private static List<String> tekst(Svartabell tabell) {
        return tabell.rader().stream()
                .map(r -> (r.kode() == null ? "-" : r.kode()) + " " + r.statustekst() + " " + r.utfall())
                .toList();
    }
}
