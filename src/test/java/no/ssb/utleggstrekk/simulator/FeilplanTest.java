package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeilplanTest {
    private static final Par PAR = new Par("02856123823", "2026-08");

    @TempDir
    Path mappe;

    private Simulator simulator;
    private Testklient klient;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
        klient = new Testklient(simulator, mappe).logginn(Instant.now());
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"500,500", "502,502", "503,503", "429,429", "429-dato,429", "429-uten,429", "soeppel,200"})
    void aFaultAnswersWithItsStatus(String type, int status) {
        simulator.feil(Feilplan.av("andel=1,vent=3s,typer=" + type));

        HttpResponse<String> svar = klient.oppslag(PAR);

        assertThat(svar.statusCode()).isEqualTo(status);
        assertThat(svar.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(type.equals("429") || type.equals("429-dato"));
        assertThat(simulator.kall().parBesvart()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"kutt,OPPSLAG 200 KUTT", "reset,OPPSLAG RESET"})
    void aBrokenAnswerIsAnErrorForTheClient(String type, String navn) {
        simulator.feil(Feilplan.av("andel=1,typer=" + type));

        // an answer that is not there at all may be asked for again by the JDK's client on its own
        assertThatThrownBy(() -> klient.oppslag(PAR)).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.kall().svar(navn)).isPositive();
    }

    @Test
    void anAnswerForAnotherPersonHoldsAnotherNumber() {
        simulator.feil(Feilplan.andel(1, Feiltype.ANNEN_PERSON));

        assertThat(klient.oppslag(PAR).body()).contains("norskIdentifikator").doesNotContain(PAR.identifikator());
    }

    @Test
    void aSlowAnswerIsTheRightAnswer() {
        simulator.feil(Feilplan.andel(1, Feiltype.TREG).medTreg(Duration.ofMillis(50)));

        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);
        assertThat(simulator.kall().svar("OPPSLAG 200 TREG")).isEqualTo(1);
    }

    @Test
    void aTokenInUseIsEndedEarlyButNotANewOne() {
        simulator.feil(Feilplan.av("andel=1,typer=401"));

        for (int i = 0; i < 50; i++) {
            assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);
        }
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(401);
        assertThat(klient.logginn(Instant.now()).oppslag(PAR).statusCode()).isEqualTo(200);
    }

    @Test
    void scriptedAnswersComeInOrderAndThenTheRealOne() {
        simulator.feil(Feilplan.INGEN
                .medSvar(PAR.identifikator(), PAR.kalendermaaned(), 500, "{}", Map.of())
                .medSvar(PAR.identifikator(), PAR.kalendermaaned(), 418, "", Map.of("Retry-After", "7"))
                .medSvar(Endepunkt.HENDELSER, 200, "{}", Map.of()));

        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(500);
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(418);
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);
        assertThat(klient.get("/hendelser?fraSekvensnummer=1&antall=1").body()).isEqualTo("{}");
        assertThat(klient.get("/hendelser?fraSekvensnummer=1&antall=1").body()).contains("sekvensnummer");
    }

    @Test
    void theApisCanBeDownForSomeCallsOrUntilTheyAreUp() {
        simulator.feil(Feilplan.av("nede=2-3"));
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(503);
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(503);
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);

        simulator.nede(true);
        assertThat(klient.get("/hendelser/start?dato=2026-08-01").statusCode()).isEqualTo(503);
        simulator.nede(false);
        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);
    }

    @Test
    void theDocumentationsExampleCanBeServed() {
        simulator.settDokumentasjonseksempel(PAR);

        assertThat(klient.oppslag(PAR).body())
                .contains("\"opptjeningsgrunnlag\":[{}]")
                .contains(PAR.identifikator());
    }

    @Test
    void answeredParAreCountedOnceEach() {
        klient.oppslag(PAR);
        assertThat(simulator.kall().parBesvart()).isEqualTo(1);
        assertThat(simulator.kall().parBesvartFlereGanger()).isZero();

        klient.oppslag(PAR);
        assertThat(simulator.kall().parBesvartFlereGanger()).isEqualTo(1);
        assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(2);
        assertThat(simulator.kall().maksSamtidige(Endepunkt.OPPSLAG)).isEqualTo(1);
        assertThat(simulator.kall().svar()).containsEntry("OPPSLAG 200", 2L);

        simulator.kall().nullstill();
        assertThat(simulator.kall().parBesvart()).isZero();
    }

    @Test
    void faultsHitWhereThePlanSays() {
        simulator.feil(Feilplan.andel(1, Feiltype.FEIL_500).medGjelder(Set.of(Endepunkt.TOKEN)));

        assertThat(klient.oppslag(PAR).statusCode()).isEqualTo(200);
        assertThat(klient.grant("x").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "andel | expected name=value",
                "andel=x,typer=500 | not a number: 'x'",
                "andel=2,typer=500 | andel must be 0 to 1",
                "andel=0.1 | needs typer",
                "typer=599 | unknown fault type '599'",
                "farge=blaa | unknown name in 'farge=blaa'",
                "treg=4 | not a time such as",
                "nede=4 | not call numbers such as",
                "gjelder=alt | unknown endpoint 'alt'"
            })
    void aPlanThatCannotBeReadSaysWhy(String tekst, String melding) {
        assertThatThrownBy(() -> Feilplan.av(tekst))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(melding);
    }
}
