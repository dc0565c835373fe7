package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportKommandoTest {
    @TempDir
    private Path mappe;

    @Test
    void aPageIsMadeAgainFromItsJsonWithoutADatabaseAndInAnotherLanguage() throws Exception {
        Path logg;
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb =
                        new Testjobb(mappe, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"))) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 1).exitkode()).isEqualTo(Exitkode.OK);
            logg = jobb.utdata().resolve("logg");
        }
        Path side = logg.resolve("2026-08/kjoering-0001/rapport.html");
        String foer = Files.readString(side);
        Path andre = Files.createDirectories(logg.resolve("2026-08/kjoering-0002"));
        Files.writeString(andre.resolve("rapport.json"), "not JSON");
        Files.delete(side);

        assertThat(report("1", "nb").exitkode()).isZero();
        assertThat(side).hasContent(foer);

        var engelsk = report("1", "en");
        assertThat(engelsk.ut().strip())
                .endsWith("\n" + side)
                .contains("kjoering-0002/rapport.json is damaged, or was changed: the index leaves it out");
        assertThat(Files.readString(side)).contains("lang=\"en\"", "May I use the figures?", "August 2026");
        assertThat(Files.readString(logg.resolve("index.html"))).contains("lang=\"en\"", "kjoering-0001/rapport.html");

        assertThat(report("2", "nb").exitkode()).isEqualTo(Exitkode.BRUK.tall());
        String hel = Files.readString(andre.resolveSibling("kjoering-0001").resolve("rapport.json"));
        for (String skadet : new String[] {
            hel.replace("\"JA\"", "\"TULL\""),
            hel.replace("\"kalendermaaned\" : \"2026-08\"", "\"kalendermaaned\" : \"xx\""),
            hel.replaceFirst("\"resultat\" : ", "\"resultat\" : null, \"x\" : "),
        }) {
            Files.writeString(andre.resolve("rapport.json"), skadet);
            var utkomme = report("2", "nb");
            assertThat(utkomme.exitkode()).isEqualTo(Exitkode.BRUK.tall());
            assertThat(utkomme.feil()).contains("kjoering-0002/rapport.json is damaged, or was changed");
        }
        var ingen = report("7", "nb");
        assertThat(ingen.exitkode()).isEqualTo(Exitkode.BRUK.tall());
        assertThat(ingen.feil()).contains("there is no rapport.json of kjøring 7");
    }

    private Kommandotest.Utkomme report(String kjoering, String spraak) {
        return Kommandotest.kjoer(
                new String[] {
                    "--utleggstrekk.utdata.rot=" + mappe.resolve("utdata"),
                    "--utleggstrekk.rapport.spraak=" + spraak,
                    "--utleggstrekk.foerste-kalendermaaned=2026-08", // as `init` writes it
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"
                },
                "report",
                "--kjoering",
                kjoering);
    }
}
