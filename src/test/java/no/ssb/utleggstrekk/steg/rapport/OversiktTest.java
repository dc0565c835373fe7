package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OversiktTest {
    @TempDir
    private Path mappe;

    private Utdatalager utdata;
    private Oversikt oversikt;
    private Path logg;

    @BeforeEach
    void start() {
        utdata = Utdatalager.aapne(new Utdata(mappe.toString(), Komprimering.ZSTD));
        oversikt = new Oversikt(utdata, new Side("nb"));
        logg = mappe.resolve(Oversikt.MAPPE);
    }

    @AfterEach
    void slutt() {
        utdata.close();
    }

    @Test
    void theReportsOfEarlierKjoeringerAreNotReadAgain() throws IOException {
        kjoer(1, "2026-08");
        kjoer(2, "2026-09");
        String foer = indeks();
        Files.writeString(rapport(1, "2026-08"), "not read");

        kjoer(2, "2026-09");

        assertThat(indeks()).isEqualTo(foer).contains("kjoering-0001/rapport.html", "kjoering-0002/rapport.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{\"skjemaversjon\": \"0\"}",
                "{\"skjemaversjon\": \"%s\", \"kjoeringer\": [{}]}"
            })
    void withoutAnIndexThatCanBeReadItIsOfTheReports(String innhold) throws IOException {
        kjoer(1, "2026-08");
        kjoer(2, "2026-09");
        String foer = indeks();
        Files.writeString(logg.resolve("index.json"), innhold.formatted(Rapport.SKJEMAVERSJON));

        kjoer(2, "2026-09");

        assertThat(indeks()).isEqualTo(foer);
    }

    @Test
    void aReportThatIsGoneIsLeftOut() throws IOException {
        kjoer(1, "2026-08");
        kjoer(2, "2026-09");
        Files.delete(rapport(1, "2026-08"));
        kjoer(3, "2026-10");
        assertThat(indeks()).doesNotContain("kjoering-0001").contains("kjoering-0002", "kjoering-0003");
    }

    @Test
    void whatIsCurrentIsToldByTheNewestThatIsThere() throws IOException {
        kjoer(1, "2026-08");
        kjoer(2, "2026-09");
        Files.delete(rapport(2, "2026-09"));
        ObjectNode utenHistorikk = json(3, "2026-10");
        utenHistorikk.putArray("historikk");
        skriv(3, "2026-10", utenHistorikk);
        assertThat(gjeldende()).contains("v10").doesNotContain("v20");
    }

    @Test
    void aReportThatSomebodyChangedStopsNobody() throws IOException {
        Path endret = rapport(1, "2026-08");
        Files.createDirectories(endret.getParent());
        for (String innhold : List.of("{\"skjemaversjon\": \"%s\"}", "{\"skjemaversjon\": \"%s\", \"kjoering\": 1}")) {
            Files.writeString(endret, innhold.formatted(Rapport.SKJEMAVERSJON));
            kjoer(2, "2026-09");
            assertThat(indeks()).doesNotContain("kjoering-0001").contains("kjoering-0002");
        }
    }

    private void kjoer(long nummer, String maaned) throws IOException {
        skriv(nummer, maaned, json(nummer, maaned));
    }

    private void skriv(long nummer, String maaned, ObjectNode json) throws IOException {
        Path fil = rapport(nummer, maaned);
        Files.createDirectories(fil.getParent());
        Files.writeString(fil, JsonTekst.tekst(json));
        oversikt.foerInn(mappe.relativize(fil.getParent()).toString(), json); // {rot}/…/logg/<month>/kjoering-NNNN
    }

    private static ObjectNode json(long nummer, String maaned) {
        ObjectNode json = JsonTekst.objekt()
                .put("skjemaversjon", Rapport.SKJEMAVERSJON)
                .put("kjoering", nummer)
                .put("kalendermaaned", maaned)
                .put("skjaeringsdato", maaned + "-25");
        json.putObject("resultat").putObject("bruk").put("svar", "JA");
        for (String liste : List.of("maaneder", "historikk")) {
            json.putArray(liste)
                    .addObject()
                    .put("kalendermaaned", "2026-08")
                    .putArray("versjoner")
                    .addObject()
                    .put("datasett", "utleggstrekk-underenhet")
                    .put("versjon", 10 * nummer)
                    .put("kjoering", nummer);
        }
        return json;
    }

    private Path rapport(long nummer, String maaned) {
        return logg.resolve("%s/kjoering-%04d/rapport.json".formatted(maaned, nummer));
    }

    /** The part of the page that tells what is current. */
    private String gjeldende() throws IOException {
        String side = indeks();
        return side.substring(side.indexOf("</section>"));
    }

    private String indeks() throws IOException {
        return Files.readString(logg.resolve("index.html"));
    }
}
