package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Par;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One call for several months of a person, and the calls by number: what each kind of answer means. */
class FlereMaanederTest extends Simulatorproeve {
    private Identifikator person;
    private Maanedsspenn spenn;

    @BeforeEach
    void person() {
        person = new Identifikator(par.identifikator());
        spenn = new Maanedsspenn(Kalendermaaned.av("2026-08"), Kalendermaaned.av("2026-10"));
    }

    @Test
    void eachMonthTakesTheSameAsWhenItIsAskedForAlone() {
        try (Proeveklient klient = klient()) {
            for (Par en : Proeveklient.par(simulator, 5)) {
                Identifikator hver = new Identifikator(en.identifikator());
                Personsvar.Endelig sammen = (Personsvar.Endelig) klient.api.oppslag(hver, spenn);
                assertThat(sammen.maaneder().keySet()).containsExactlyInAnyOrderElementsOf(spenn.maaneder());
                for (Kalendermaaned maaned : spenn.maaneder()) {
                    Svar alene = klient.oppslag(new Par(en.identifikator(), maaned.toString()));
                    Svar svar = Objects.requireNonNull(sammen.maaneder().get(maaned));
                    assertThat(svar.utfall()).isEqualTo(alene.utfall());
                    assertThat(svar.avvik()).isEqualTo(alene.avvik());
                }
                assertThat(sammen.raasvar()).isNotNull();
            }
            assertThat(oppslag()).isEqualTo(5 * 4);
        }
    }

    @Test
    void nothingFoundHoldsForAllTheMonths() {
        try (Proeveklient klient = klient()) {
            skript(1, Endepunkt.OPPSLAG, 404, "{\"kode\":\"UTE-007\"}");
            Personsvar.Endelig svar = (Personsvar.Endelig) klient.api.oppslag(person, spenn);
            assertThat(svar.maaneder().values())
                    .hasSize(3)
                    .extracting(Svar::utfall)
                    .containsOnly(new Utfall.IkkeFunnet());
            assertThat(Objects.requireNonNull(svar.raasvar()).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "406|{\"kode\":\"UTE-009\"}|1",
                "410|{}|1",
                "400|{\"kode\":\"UTE-006\"}|1",
                "500|{\"kode\":\"UTE-001\"}|3",
                "200|{\"oppgaveInntektsmottaker\":null}|3",
                "200|{\"oppgaver\":[]}|3",
                "200|{\"oppgaveInntektsmottaker\":[{\"skjermet\":true}]}|1"
            })
    void anyOtherFinalAnswerIsAskedForAgainMonthByMonth(int status, String kropp, int kall) {
        try (Proeveklient klient = klient()) {
            skript(FORSOEK, Endepunkt.OPPSLAG, status, kropp);
            assertThat(klient.api.oppslag(person, spenn)).isEqualTo(new Personsvar.MaanedForMaaned());
            assertThat(oppslag()).isEqualTo(kall);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|{\"kode\":\"UTE-007\"}|Borte",
                "406|{\"kode\":\"UTE-009\"}|Borte",
                "410||Borte",
                "400|{\"kode\":\"UTE-006\"}|Avvist",
                "500|{\"kode\":\"UTE-001\"}|Feilet",
                "200|{\"oppgaveInntektsmottaker\":[{\"inntektsmottaker\":{\"internasjonalIdentifikator\":\"X\"}}]}|UtenNorskIdentifikator",
                "200|{\"oppgaveInntektsmottaker\":[{\"kalendermaaned\":\"2026-08\",\"inntektsmottaker\":{\"norskIdentifikator\":\"20925001158\"}}]}|Funnet"
            })
    void aNumberIsFoundOrGoneOrCannotBeUsed(int status, String kropp, String svar) {
        try (Proeveklient klient = klient()) {
            skript(FORSOEK, Endepunkt.NUMMER, status, kropp == null ? "" : kropp);
            assertThat(klient.api.oppslag(77).getClass().getSimpleName()).isEqualTo(svar);
            assertThat(klient.trafikk("oppslag", "kall"))
                    .as("counted as a lookup")
                    .isPositive();
        }
    }

    @Test
    void tenBodiesOfAnUnknownFormAboutThreePersonsAreAChangedContractAndNoOutage() {
        List<Par> personer = Proeveklient.par(simulator, 30).stream()
                .filter(p -> p.kalendermaaned().equals("2026-08"))
                .limit(4)
                .toList();
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 4))) {
            skript(100, Endepunkt.OPPSLAG, 200, "{\"oppgaverForMottaker\":[],\"kilde\":\"x\"}");
            assertThat(klient.oppslag(personer.get(0)).utfall()).isInstanceOf(Utfall.Feilet.class);
            assertThat(klient.oppslag(personer.get(1)).utfall()).isInstanceOf(Utfall.Feilet.class);
            assertThat(nektet(() -> klient.oppslag(personer.get(2))))
                    .hasMessageContaining("seen: kilde, oppgaverForMottaker")
                    .hasMessageContaining("no outage");
            assertThat(oppslag()).isEqualTo(10);
            assertThat(tid.ventet().stream().mapToLong(Duration::toSeconds).sum())
                    .as("told within a minute")
                    .isLessThan(60);
        }
    }

    @Test
    void oneBodyThatIsKnownBreaksTheRowAndTwoPersonsAreNotEnough() {
        List<Par> par = Proeveklient.par(simulator, 4);
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 4))) {
            for (int gang = 0; gang < 3; gang++) {
                skript(8, Endepunkt.OPPSLAG, 200, "{\"oppgaver\":[]}");
                assertThat(klient.oppslag(par.get(0)).utfall()).isInstanceOf(Utfall.Feilet.class);
                assertThat(klient.oppslag(par.get(1)).utfall()).isInstanceOf(Utfall.Feilet.class);
                assertThat(klient.oppslag(par.get(2)).utfall()).isInstanceOf(Utfall.Funnet.class);
            }
        }
    }
}
