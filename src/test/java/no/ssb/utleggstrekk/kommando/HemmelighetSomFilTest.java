package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that was set where the path of its file should be is shown and kept nowhere. */
class HemmelighetSomFilTest {
    private static final List<String> VERDIER = List.of(
            "HEMMELIG",
            "HEM/HEMMELIG+x==",
            "-----BEGIN PRIVATE KEY----- MIIEv/HEMMELIG -----END PRIVATE KEY-----",
            "{\"kty\":\"RSA\",\"d\":\"HEMMELIG%s\"}".formatted("A".repeat(5000)));

    @TempDir
    private Path mappe;

    @Test
    void noCommandShowsIt() {
        try (Scene scene = new Scene(mappe)) {
            for (String verdi : VERDIER) {
                for (String noekkel : List.of(
                        "utleggstrekk.maskinporten.noekkel-fil",
                        "utleggstrekk.maskinporten.passord-fil",
                        "utleggstrekk.pseudonym.noekkelsett-fil",
                        "utleggstrekk.raadata.noekkelsett-fil",
                        "utleggstrekk.database.passord-fil")) {
                    for (String kommando : List.of("check", "run --kalendermaaned 2026-08 --til-dato 2026-09-12")) {
                        Utkomme utkomme = scene.kommando(Map.of(noekkel, verdi), kommando.split(" "));
                        assertThat(utkomme.exitkode())
                                .as(noekkel + " " + utkomme)
                                .isNotZero();
                        assertThat(utkomme.ut() + utkomme.feil())
                                .as(kommando + " " + noekkel)
                                .doesNotContain("HEMMELIG");
                    }
                }
            }
            Utkomme status = scene.kommando(Map.of(), "status");
            assertThat(status.ut() + status.feil()).doesNotContain("HEMMELIG");
        }
    }

    @Test
    void aFileOfMetricsThatCannotBeIsTold() {
        Utkomme utkomme = Kommandotest.kjoer(new String[] {"--utleggstrekk.maaling.fil=a\0b.prom"}, "status");
        assertThat(utkomme.exitkode()).isEqualTo(2);
        assertThat(utkomme.feil()).contains("utleggstrekk.maaling.fil: no file can have that name; write another");
    }

    @Test
    void aUrlWithAPasswordIsRefusedAtTheStart() {
        try (Scene scene = new Scene(mappe)) {
            for (String noekkel : List.of(
                    "utleggstrekk.api.hendelser-url",
                    "utleggstrekk.api.oppslag-url",
                    "utleggstrekk.maskinporten.token-url")) {
                Utkomme utkomme = scene.kommando(
                        Map.of(noekkel, "http://bruker:HEMMELIG@127.0.0.1:1/x"), "run", "--kalendermaaned", "2026-08");
                assertThat(utkomme.exitkode()).as(noekkel + utkomme).isEqualTo(2);
                assertThat(utkomme.feil())
                        .contains(noekkel + " names a user or a password; write it without")
                        .doesNotContain("HEMMELIG");
            }
        }
    }
}
