package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Answers that are whole, and wrong in what they say. */
class InnholdsfeilTest {
    private static final String SIDE = "/hendelser?antall=20&fraSekvensnummer=";

    @TempDir
    Path mappe;

    private Simulator simulator;
    private Testklient klient;
    private Par par;

    @BeforeEach
    void start() {
        simulator = Simulator.start(
                Oppsett.demo().medPersoner(30).medHull(0.3).medSlettinger(0).medStokketSide(false));
        klient = new Testklient(simulator, mappe).logginn(Instant.now());
        par = simulator
                .par()
                .filter(p -> simulator.body(p).contains("datoForUtleggstrekk"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ukjent-liste | {\"trekkoppgaver\":[{",
                "null-liste | {\"oppgaveInntektsmottaker\":null}",
                "kode-002 | {\"kode\":\"UTE-002\",\"melding\":\"\",\"korrelasjonsid\":\"k\",\"oppgaveInntektsmottaker\":[]}",
                "kode-009 | {\"kode\":\"UTE-009\",\"melding\":\"\",\"korrelasjonsid\":\"k\",\"oppgaveInntektsmottaker\":[]}"
            })
    void aFoundLookupIsSpoiltAndIsNoAnswer(String type, String begynner) {
        simulator.feil(Feilplan.av("andel=1,typer=" + type));

        HttpResponse<String> svar = klient.oppslag(par);

        assertThat(svar.statusCode()).isEqualTo(200);
        assertThat(svar.body()).startsWith(begynner);
        assertThat(simulator.kall().parBesvart()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"kompakt-dato,[0-9]{8}", "dato-med-sone,'[0-9]{4}-[0-9]{2}-[0-9]{2}\\+02:00'"})
    void datesInAnotherFormAreTheRightAnswer(String type, String form) {
        simulator.feil(Feilplan.av("andel=1,typer=" + type));

        String body = klient.oppslag(par).body();

        assertThat(body).containsPattern("\"datoForUtleggstrekk\":\"" + form + "\"");
        assertThat(body.replaceAll("datoForUtleggstrekk\":\"[^\"]*", ""))
                .isEqualTo(simulator.body(par).replaceAll("datoForUtleggstrekk\":\"[^\"]*", ""));
        assertThat(simulator.kall().parBesvart()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ukjent-liste | {\"forekomster\":[{",
                "null-liste | {\"hendelser\":null}",
                "tekster | {\"hendelser\":[\"hendelse\",\"hendelse\"",
            })
    void aPageIsSpoilt(String type, String begynner) {
        simulator.feil(Feilplan.av("andel=1,gjelder=hendelser,typer=" + type));

        assertThat(klient.get(SIDE + 1).body()).startsWith(begynner);
        assertThat(klient.get("/hendelser/start?dato=2026-08-25").body()).startsWith("{\"sekvensnummer\":");
        assertThat(klient.oppslag(par).body()).isEqualTo(simulator.body(par));
    }

    @Test
    void fieldsAreMissingOfEveryElementOfAPage() {
        simulator.feil(Feilplan.andel(1, Feiltype.UTEN_SEKVENSNUMMER));
        assertThat(side(1)).hasSize(20).noneMatch(h -> h.has("sekvensnummer"));

        simulator.feil(Feilplan.andel(1, Feiltype.UTEN_NUMRE));
        assertThat(side(1))
                .hasSize(20)
                .allMatch(h -> h.has("sekvensnummer"))
                .noneMatch(h -> h.has("inntektsmottakerIdentifikator") || h.has("loggId") || h.has("aggregatId"));
    }

    @Test
    void thePageBeforeIsSentOnceMore() {
        simulator.feil(Feilplan.INGEN
                .medFeil(Endepunkt.HENDELSER, Feiltype.SAMME_SIDE)
                .medFeil(Endepunkt.HENDELSER, Feiltype.SAMME_SIDE));
        List<JsonNode> foerste = side(1);
        long neste = foerste.get(19).get("sekvensnummer").asLong() + 1;

        assertThat(foerste).hasSize(20);
        assertThat(side(neste)).isEqualTo(foerste);
        assertThat(side(neste)).hasSize(20).doesNotContainAnyElementsOf(foerste);
    }

    @Test
    void onlyTheLastHendelseOfTheListIsBad() {
        List<JsonNode> riktige = heleListen();
        simulator.feil(Feilplan.andel(1, Feiltype.DAARLIG_SISTE));

        List<JsonNode> alle = heleListen();

        int siste = alle.size() - 1;
        assertThat(alle.subList(0, siste)).isEqualTo(riktige.subList(0, siste));
        assertThat(alle.get(siste).has("sekvensnummer")).isTrue();
        assertThat(alle.get(siste).has("inntektsmottakerIdentifikator")).isFalse();
        assertThat(alle.get(siste).has("loggId") || alle.get(siste).has("aggregatId"))
                .isFalse();
    }

    @Test
    void theListIsRefusedWithTheCodeOfTheLookups() {
        simulator.feil(Feilplan.av("andel=1,gjelder=hendelser,typer=403-005"));

        HttpResponse<String> svar = klient.get(SIDE + 1);

        assertThat(svar.statusCode()).isEqualTo(403);
        assertThat(Testklient.json(svar).get("kode").asString()).isEqualTo("UTE-005");
        assertThat(simulator.kall().svar("HENDELSER 403 UTE-005")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Ombygging.class)
    void aRebuiltListHasTheSameHendelserUnderLowerNumbers(Ombygging hvordan) {
        simulator.settDato(LocalDate.parse("2026-09-15"));
        List<JsonNode> foer = heleListen();
        String start = klient.get("/hendelser/start?dato=2026-09-05").body();

        simulator.feil(Feilplan.av("ombygget=" + hvordan.name().toLowerCase(Locale.ROOT)));

        List<JsonNode> etter = heleListen();
        assertThat(etter)
                .hasSameSizeAs(foer)
                .allSatisfy(h -> assertThat(h.get("sekvensnummer").asLong()).isEqualTo(etter.indexOf(h) + 1));
        assertThat(uten(etter)).isEqualTo(uten(foer));
        assertThat(nummer(klient.get("/hendelser/start?dato=2026-09-05").body()))
                .isLessThan(nummer(start));

        simulator.feil(Feilplan.INGEN);
        simulator.settDato(LocalDate.parse("2026-12-31"));
        List<JsonNode> senere = heleListen();
        long nest = senere.get(etter.size()).get("sekvensnummer").asLong();
        long siste = senere.get(senere.size() - 1).get("sekvensnummer").asLong();
        assertThat(nest).isEqualTo(etter.size() + 1L);
        assertThat(siste > foer.get(foer.size() - 1).get("sekvensnummer").asLong())
                .isEqualTo(hvordan == Ombygging.LENGRE);
    }

    @Test
    void theOverviewTellsOfEveryFault() {
        assertThat(Feiltype.oversikt().lines())
                .hasSameSizeAs(Feiltype.values())
                .contains("tekster              a page whose elements are texts");
    }

    private List<JsonNode> side(long fra) {
        return Testklient.json(klient.get(SIDE + fra))
                .get("hendelser")
                .valueStream()
                .toList();
    }

    private List<JsonNode> heleListen() {
        return Testklient.json(klient.get("/hendelser?antall=10000&fraSekvensnummer=1"))
                .get("hendelser")
                .valueStream()
                .toList();
    }

    private static List<String> uten(List<JsonNode> hendelser) {
        return hendelser.stream()
                .map(h -> h.toString().replaceFirst("\"sekvensnummer\":[0-9]+", ""))
                .toList();
    }

    private static long nummer(String start) {
        return Testklient.JSON.readTree(start).get("sekvensnummer").asLong();
    }
}
