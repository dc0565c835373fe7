package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(OutputCaptureExtension.class)
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

    /** What to change in a report or in a row of the index, each so that it cannot be what it was. */
    static Stream<UnaryOperator<String>> skader() {
        return Stream.of(
                t -> t.replace("\"JA\"", "\"TULL\""),
                t -> t.replace("\"kalendermaaned\" : \"2026-08\"", "\"kalendermaaned\" : \"xx\""),
                t -> t.replace("\"kalendermaaned\" : \"2026-08\"", "\"kalendermaaned\" : null"),
                t -> t.replace("\"kjoering\" : 1,", "\"kjoering\" : 77,"),
                t -> t.replace("2026-08-25", "25. august"),
                t -> t.replace("2026-08-25", "2026-08-35"),
                t -> t.replaceFirst("(?s)\"(historikk|gjeldende)\" : \\[.*?\\]", "\"$1\" : \"x\""));
    }

    @ParameterizedTest
    @MethodSource("skader")
    void aReportThatSomebodyChangedIsLeftOutAndNamed(UnaryOperator<String> skade, CapturedOutput utskrift)
            throws IOException {
        kjoer(1, "2026-08");
        kjoer(2, "2026-09");
        endre(rapport(1, "2026-08"), skade);

        oversikt.lagIgjen();

        assertThat(indeks()).doesNotContain("kjoering-0001").contains("kjoering-0002");
        assertThat(utskrift.getOut())
                .contains("2026-08/kjoering-0001/rapport.json is damaged, or was changed: the index leaves it out");
    }

    @ParameterizedTest
    @MethodSource("skader")
    void aChangedRowOfTheIndexIsReadAgainFromItsReport(UnaryOperator<String> skade) throws IOException {
        kjoer(1, "2026-08");
        kjoer(2, "2026-09");
        String foer = indeks();
        Path rader = logg.resolve("index.json");
        String hele = Files.readString(rader);
        endre(rader, skade);

        kjoer(2, "2026-09");

        assertThat(indeks()).isEqualTo(foer);
        assertThat(rader).hasContent(hele);
    }

    @Test
    void aReportThatIsAFolderOrHalfWrittenIsLeftOutAndNamed(CapturedOutput utskrift) throws IOException {
        kjoer(1, "2026-08");
        Files.writeString(rapport(1, "2026-08"), "{\"skjemaversjon\": ");
        Path mappeIStedet = rapport(2, "2026-09");
        Files.createDirectories(mappeIStedet);
        Files.delete(logg.resolve("index.json"));
        kjoer(3, "2026-10");
        assertThat(indeks()).doesNotContain("kjoering-0001", "kjoering-0002").contains("kjoering-0003");
        assertThat(utskrift.getOut())
                .contains("2026-08/kjoering-0001/rapport.json is damaged", "2026-09/kjoering-0002/rapport.json");
    }

    private static void endre(Path fil, UnaryOperator<String> skade) throws IOException {
        String foer = Files.readString(fil);
        String etter = skade.apply(foer);
        assertThat(etter).isNotEqualTo(foer);
        Files.writeString(fil, etter);
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
