package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lookups over several months, and by number. */
class OppslagTest {
    private static final String FOERSTE = "2026-08";
    private static final String SISTE = "2026-10";

    @TempDir
    Path mappe;

    private Simulator simulator;
    private Testklient klient;
    private String person;

    @BeforeEach
    void start() {
        simulator = Simulator.start(
                Oppsett.historikk(5, Kalendermaaned.av(FOERSTE), 3).medNummerhendelser(9));
        klient = new Testklient(simulator, mappe).logginn(Instant.now());
        person = simulator.par().findFirst().orElseThrow().identifikator();
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void aCallOverSeveralMonthsHasTheElementsOfAllInTheirOrder() {
        List<JsonNode> hverForSeg = new ArrayList<>();
        for (String maaned : List.of("2026-08", "2026-09", "2026-10")) {
            elementer(klient.oppslag(par(maaned))).forEach(hverForSeg::add);
        }

        HttpResponse<String> alle = klient.oppslag(person, "2026-07", "2026-11");

        assertThat(elementer(alle)).containsExactlyElementsOf(hverForSeg);
        assertThat(simulator.kall().parBesvart()).isEqualTo(3);
        assertThat(simulator.kall().parBesvartFlereGanger()).isEqualTo(3);
    }

    @Test
    void aRefusedMonthRefusesTheCallAndAnswersNone() {
        simulator.settSvar(par("2026-09"), 400, feil(6));

        HttpResponse<String> alle = klient.oppslag(person, FOERSTE, SISTE);

        assertThat(alle.statusCode()).isEqualTo(400);
        assertThat(simulator.kall().parBesvart()).isZero();
        assertThat(klient.oppslag(par("2026-10")).statusCode()).isEqualTo(200);
        assertThat(klient.oppslag(par("2026-09")).statusCode()).isEqualTo(400);
        assertThat(simulator.kall().parBesvart()).isEqualTo(2);
    }

    @Test
    void withoutAnyMonthTheCallIsDeletedWhenOneIsElseNotFound() {
        assertThat(klient.oppslag(person, "2025-01", "2025-12").body()).contains("UTE-007");
        for (String maaned : List.of("2026-08", "2026-09", "2026-10")) {
            simulator.settSvar(par(maaned), 404, feil(7));
        }
        assertThat(klient.oppslag(person, FOERSTE, SISTE).body()).contains("UTE-007");
        assertThat(simulator.kall().parBesvart()).isEqualTo(3);

        simulator.settSvar(par("2026-09"), 406, feil(9));
        assertThat(klient.oppslag(person, FOERSTE, SISTE).body()).contains("UTE-009");
        assertThat(simulator.kall().parBesvartFlereGanger()).isZero();
    }

    @Test
    void anElementWithoutItsMonthLeavesTheCallUnanswered() {
        simulator.settSvar(par("2026-09"), 200, "{\"oppgaveInntektsmottaker\":[{\"skjermet\":true}],\"nytt\":1}");

        assertThat(klient.oppslag(person, FOERSTE, SISTE).body()).contains("\"skjermet\":true");
        assertThat(simulator.kall().parBesvart()).isZero();
    }

    @Test
    void twoFormsInOneCallAreRefusedAndABodyThatCannotBeReadSpoilsIt() {
        simulator.settDokumentasjonseksempel(par("2026-09"));
        assertThat(klient.oppslag(person, FOERSTE, SISTE).statusCode()).isEqualTo(400);

        simulator.settSvar(par("2026-09"), 200, "{\"message\":\"try later\"}");
        assertThat(klient.oppslag(person, FOERSTE, SISTE).body()).isEqualTo("{\"message\":\"try later\"}");
    }

    @Test
    void aSpanWithoutAnEndEndsWithThePresentMonth() {
        simulator.settDato(LocalDate.parse("2026-10-31"));

        HttpResponse<String> svar = klient.get("/v1/ssb/person/" + person + "?fraOgMed=2026-09");

        assertThat(elementer(svar).stream()
                        .map(e -> e.get("kalendermaaned").asString())
                        .distinct())
                .containsExactly("2026-09", "2026-10");
    }

    @Test
    void whatTheSimulatorDoesNotKnowIsRefused() {
        String sti = "/v1/ssb/person/" + person + "?fraOgMed=2026-08";
        for (String felt :
                List.of("&historikk=true", "&virksomhet=315608589", "&tilOgMed=2026-8", "&tilOgMed=2026-07")) {
            assertThat(klient.get(sti + felt).statusCode()).as(felt).isEqualTo(400);
        }
        assertThat(klient.get("/v1/ssb/virksomhet/315608589?fraOgMed=2026-08").body())
                .contains("UTE-003");
    }

    @Test
    void theNumberOfAHendelseGivesWhatItIsAbout() {
        JsonNode hendelse = hendelser().stream()
                .filter(h -> h.has("loggId") && h.has("inntektsmottakerIdentifikator"))
                .findFirst()
                .orElseThrow();
        Par par = new Par(
                hendelse.get("inntektsmottakerIdentifikator").asString(),
                hendelse.get("periode").asString());
        long loggId = hendelse.get("loggId").asLong();

        assertThat(klient.oppslag(loggId).body()).isEqualTo(simulator.body(par));
        assertThat(simulator.kall().antall(Endepunkt.NUMMER)).isEqualTo(1);
        assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();

        simulator.settSvar(loggId, 404, feil(7));
        assertThat(klient.oppslag(loggId).statusCode()).isEqualTo(404);
    }

    @Test
    void ofHendelserThatNameOnlyANumberAThirdEachAreFoundGoneAndWithoutANorwegianNumber() {
        List<String> utfall = new ArrayList<>();
        for (JsonNode h : hendelser()) {
            if (!h.has("inntektsmottakerIdentifikator")) {
                HttpResponse<String> svar = klient.oppslag(
                        h.path("loggId").asLong(h.path("aggregatId").asLong(0)));
                utfall.add(
                        svar.statusCode() != 200
                                ? "gone"
                                : svar.body().contains("norskIdentifikator") ? "found" : "foreign");
                assertThat(h.has("periode")).isFalse();
            }
        }
        assertThat(utfall)
                .containsExactlyInAnyOrder(
                        "found", "found", "found", "gone", "gone", "gone", "foreign", "foreign", "foreign");
    }

    @Test
    void aHistoryHasAHendelseForEachPersonAndMonth() {
        try (Simulator historie = Simulator.start(Oppsett.historikk(300, Kalendermaaned.av("2024-11"), 24))) {
            assertThat(historie.antallHendelser()).isEqualTo(300 * 24);
            assertThat(historie.par())
                    .hasSize(300 * 24)
                    .allSatisfy(p -> assertThat(historie.status(p)).isEqualTo(200));
        }
    }

    private Par par(String maaned) {
        return new Par(person, maaned);
    }

    private List<JsonNode> hendelser() {
        return Testklient.json(klient.get("/hendelser?fraSekvensnummer=1"))
                .get("hendelser")
                .valueStream()
                .toList();
    }

    private static List<JsonNode> elementer(HttpResponse<String> svar) {
        return Testklient.json(svar)
                .get("oppgaveInntektsmottaker")
                .valueStream()
                .toList();
    }

    private static String feil(int nummer) {
        return "{\"kode\":\"UTE-00%d\",\"melding\":\"nei\",\"korrelasjonsid\":\"k\"}".formatted(nummer);
    }
}
