package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManglendeNoeklerTest {
    @TempDir
    private Path mappe;

    @ParameterizedTest
    @ValueSource(strings = {"run --kalendermaaned 2026-08", "restart", "plan --kalendermaaned 2026-08"})
    void allThatIsMissingIsToldAtOnceWithWhereToGetItAndNothingIsStarted(String kommando) {
        Path postgres = mappe.resolve("postgres");
        Utkomme utkomme = Kommandotest.kjoer(
                new String[] {"--utleggstrekk.innebygd-postgres.mappe=" + postgres}, kommando.split(" "));
        assertThat(utkomme.exitkode()).isEqualTo(2);
        assertThat(utkomme.feil())
                .containsSubsequence(
                        "utleggstrekk.utdata.rot\n      where the published files go",
                        "utleggstrekk.pseudonym.noekkelsett-fil\n      the key of the pseudonyms, which `init`",
                        "utleggstrekk.raadata.noekkelsett-fil\n      ",
                        "utleggstrekk.maskinporten.klient-id\n      the client's id in Samarbeidsportalen",
                        "utleggstrekk.maskinporten.noekkel-fil\n      ",
                        "`init --mappe DIR` makes a configuration");
        assertThat(utkomme.feil().lines().skip(1)).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
        assertThat(postgres).doesNotExist();
    }
}
