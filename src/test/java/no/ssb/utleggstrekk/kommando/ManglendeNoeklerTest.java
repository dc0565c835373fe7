package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManglendeNoeklerTest {
    @TempDir
    private Path mappe;

    @Test
    void allThatIsMissingIsToldAtOnceAndNothingIsStarted() {
        Path postgres = mappe.resolve("postgres");
        Utkomme run = Kommandotest.kjoer(
                new String[] {"--utleggstrekk.innebygd-postgres.mappe=" + postgres},
                "run",
                "--kalendermaaned",
                "2026-08");
        assertThat(run.exitkode()).isEqualTo(2);
        assertThat(run.feil())
                .contains(
                        "utleggstrekk.utdata.rot",
                        "utleggstrekk.pseudonym.noekkelsett-fil",
                        "utleggstrekk.raadata.noekkelsett-fil",
                        "utleggstrekk.maskinporten.klient-id",
                        "utleggstrekk.maskinporten.noekkel-fil");
        assertThat(postgres).doesNotExist();
    }
}
