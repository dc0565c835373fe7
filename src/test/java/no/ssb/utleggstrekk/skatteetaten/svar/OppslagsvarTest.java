package no.ssb.utleggstrekk.skatteetaten.svar;

import static no.ssb.utleggstrekk.skatteetaten.svar.Lesing.AUGUST;
import static no.ssb.utleggstrekk.skatteetaten.svar.Lesing.august;
import static no.ssb.utleggstrekk.skatteetaten.svar.Lesing.maaneder;
import static no.ssb.utleggstrekk.skatteetaten.svar.Lesing.nummer;
import static no.ssb.utleggstrekk.skatteetaten.svar.Lesing.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's body: for one month, for several, and by number. */
class OppslagsvarTest {
    private static final String KONTRAKTENS = """
            {"oppgaveInntektsmottaker":[{"opplysningspliktigId":"314086945","virksomhetId":"315608589",
              "kalendermaaned":"2023-08","opprettet":"2023-09-04T08:00:00Z","ajourholdstidspunkt":"2023-09-04T08:00:00Z",
              "avvik":[{"id":"MAGNET 12","navn":"Trekk for 01916499716","alvorlighetsgrad":"RETNINGSLINJE"}],
              "inntektsmottaker":{"norskIdentifikator":"01916499716","internasjonalIdentifikator":"X 77",
                "identifiserendeInformasjon":{"navn":"Kari Nordmann","foedselsdato":"1964-11-01","ansattnummer":"4711"},
                "utleggstrekk":[{"beskrivelse":"utleggstrekkSkatt","beloep":-1998,"datoForUtleggstrekk":"2023-08-20",
                  "avvik":[{"id":"A1","navn":"x","alvorlighetsgrad":"OEYEBLIKKELIG"}]}]}}]}""";

    @Test
    void theContractsBodyIsReadAndSkatteetatensOwnAvvikAreCountedPerLinje() {
        Svar svar = august(KONTRAKTENS);
        assertThat(svar.utfall())
                .isEqualTo(new Utfall.Funnet(List.of(new Forhold(
                        "314086945",
                        "315608589",
                        false,
                        List.of(new Linje("utleggstrekkSkatt", -1998, LocalDate.of(2023, 8, 20), 2))))));
        assertThat(svar.avvik())
                .containsExactly(
                        new Avvik(AvvikKode.SKATTEETATENS_AVVIK, "MAGNET_12 RETNINGSLINJE"),
                        new Avvik(AvvikKode.SKATTEETATENS_AVVIK, "A1 OEYEBLIKKELIG"));
        assertThat(svar.toString()).doesNotContain("Kari", "1964", "4711", "X 77", Lesing.PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "1998-12-21,1998-12-21",
        "19981221,1998-12-21",
        "2026-08-20+02:00,2026-08-20",
        "20260820Z,2026-08-20",
        "2026-08-20-0100,2026-08-20"
    })
    void aDateComesInTwoFormsAndItsZoneIsDropped(String sendt, LocalDate dato) {
        assertThat(linjer(august(linje("\"beloep\":-1,\"datoForUtleggstrekk\":\"" + sendt + "\""))))
                .containsExactly(new Linje("utleggstrekkSkatt", -1, dato, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-0820", "202608-20", "2026-02-30", "20.08.2026", "2026-08-20T00:00:00", "3026-08-20"})
    void whatIsNoDateIsCountedAndLeftOut(String sendt) {
        Svar svar = august(linje("\"beloep\":-1,\"datoForUtleggstrekk\":\"" + sendt + "\""));
        assertThat(linjer(svar)).containsExactly(new Linje("utleggstrekkSkatt", -1, null, 0));
        assertThat(svar.avvik())
                .containsExactly(new Avvik(
                        AvvikKode.ENDRET_TYPE,
                        "oppgaveInntektsmottaker[].inntektsmottaker.utleggstrekk[].datoForUtleggstrekk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"skjermet\":true}",
                "{\"skjermet\":true,\"inntektsmottaker\":{}}",
                "{\"skjermet\":true,\"inntektsmottaker\":{\"norskIdentifikator\":\" \"}}",
                "{\"inntektsmottaker\":{\"skjermet\":true}}"
            })
    void aProtectedPersonMayLackEverything(String element) {
        Svar svar = august("{\"oppgaveInntektsmottaker\":[%s]}".formatted(element));
        assertThat(svar.utfall()).isEqualTo(new Utfall.Funnet(List.of(new Forhold(null, null, true, List.of()))));
        assertThat(svar.avvik()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kalendermaaned\":\"2023-08\"}",
                "{\"kalendermaaned\":\"2023-08\",\"mottaker\":{\"norskIdentifikator\":\"01916499716\"}}",
                "{\"kalendermaaned\":\"2023-08\",\"inntektsmottaker\":\"01916499716\"}",
                "{\"kalendermaaned\":\"2023-08\",\"skjermet\":true,\"inntektsmottaker\":[]}",
                "{\"kalendermaaned\":\"23-08\",\"inntektsmottaker\":{\"norskIdentifikator\":\"01916499716\"}}",
                "\"tekst\"",
                "null"
            })
    void anElementThatCannotBeUsedRejectsItsMonth(String element) {
        assertThat(august("{\"oppgaveInntektsmottaker\":[%s]}".formatted(element))
                        .utfall())
                .isInstanceOfSatisfying(
                        Utfall.Avvist.class, a -> assertThat(a.kode()).isEqualTo("SVAR_UGYLDIG"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"oppgaveInntektsmottaker\":null}",
                "{\"oppgaveInntektsmottaker\":\"x\"}",
                "{\"kode\":\"UTE-002\",\"oppgaveInntektsmottaker\":[]}",
                "{\"kode\":\"UTE-009\",\"oppgaveInntektsmottaker\":[]}",
                "{\"kode\":9,\"oppgaveInntektsmottaker\":[]}",
                "{\"kode\":\" \",\"oppgaveInntektsmottaker\":[]}",
                "{\"inntektsmottakerOgArbeidsgiver\":null}"
            })
    void whatIsNoListOrHasAKodeBesideItIsUnreadable(String kropp) {
        assertThat(person(kropp, Maanedsspenn.av(AUGUST))).isInstanceOf(Tolkning.Uleselig.class);
    }

    @Test
    void aBodyWithoutEitherListIsOfAnUnknownFormAndItsNamesAreTold() {
        assertThat(person("{\"oppgaver\":[],\"01916499716\":1}", Maanedsspenn.av(AUGUST)))
                .isInstanceOfSatisfying(
                        Tolkning.Ukjent.class,
                        u -> assertThat(u.omtale())
                                .isEqualTo(
                                        "the body has neither the field oppgaveInntektsmottaker nor inntektsmottakerOgArbeidsgiver; seen: ***, oppgaver"));
    }

    @Test
    void anotherPersonMakesTheAnswerUnreadable() {
        String annen = oppgave("2023-08", -1).replace(Lesing.PERSON, "20925001158");
        assertThat(person(liste(annen), Maanedsspenn.av(AUGUST))).isInstanceOf(Tolkning.Uleselig.class);
        for (String samme : List.of("1916499716", "\"019164 99716\"", "\"019164-99716\"", "\"1916499716\"")) {
            assertThat(august(liste(oppgave("2023-08", -1).replace("\"" + Lesing.PERSON + "\"", samme)))
                            .utfall())
                    .as(samme)
                    .isInstanceOf(Utfall.Funnet.class);
        }
    }

    @Test
    void ofAnAnswerForSeveralMonthsEachTakesItsOwn() {
        List<Svar> svar = maaneder(
                liste(oppgave("2023-10", -3), oppgave("2023-08", -1), oppgave("2023-08", -2), oppgave("2023-12", -9)),
                3);
        assertThat(beloep(svar.get(0))).containsExactly(-1, -2);
        assertThat(svar.get(1).utfall()).isEqualTo(new Utfall.IkkeFunnet());
        assertThat(beloep(svar.get(2))).containsExactly(-3);
        assertThat(svar.stream().flatMap(s -> s.avvik().stream()))
                .as("one of a month that nobody asked for")
                .containsExactly(new Avvik(AvvikKode.FORHOLD_ANNEN_MAANED));
    }

    @Test
    void contentThatCannotBeUsedRejectsItsOwnMonthOnly() {
        List<Svar> svar =
                maaneder(liste(oppgave("2023-08", -1), oppgave("2023-09", 2_147_483_648L), oppgave("2023-10", -3)), 3);
        assertThat(beloep(svar.get(0))).containsExactly(-1);
        assertThat(svar.get(1).utfall())
                .isInstanceOfSatisfying(
                        Utfall.Avvist.class, a -> assertThat(a.kode()).isEqualTo("BELOEP_UTENFOR_INT32"));
        assertThat(beloep(svar.get(2))).containsExactly(-3);
    }

    @Test
    void anOddityIsCountedWithItsMonthAndOneOfTheBodyOnce() {
        List<Svar> svar = maaneder(
                liste(oppgave("2023-08", -1), oppgave("2023-09", -2).replace("{\"kalender", "{\"ny\":1,\"kalender"))
                        .replace("{\"oppgaveI", "{\"hel\":1,\"oppgaveI"),
                2);
        assertThat(svar.get(0).avvik()).containsExactly(new Avvik(AvvikKode.UKJENT_FELT, "hel"));
        assertThat(svar.get(1).avvik())
                .containsExactly(new Avvik(AvvikKode.UKJENT_FELT, "oppgaveInntektsmottaker[].ny"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"skjermet\":true}", "{\"kalendermaaned\":\"23-08\"}", "\"tekst\"", "{}"})
    void anElementThatNamesNoMonthSendsASpanToBeAskedForMonthByMonth(String element) {
        Tolkning<Personsvar> svar =
                person(liste(oppgave("2023-08", -1), element), new Maanedsspenn(AUGUST, AUGUST.pluss(1)));
        assertThat(((Tolkning.Data<Personsvar>) svar).verdi()).isEqualTo(new Personsvar.MaanedForMaaned());
    }

    @Test
    void anEmptyListIsNothingForAnyMonth() {
        assertThat(maaneder("{\"oppgaveInntektsmottaker\":[]}", 2))
                .extracting(Svar::utfall)
                .containsOnly(new Utfall.IkkeFunnet());
    }

    @Test
    void aNumberIsOfAPersonAndAMonth() {
        assertThat(nummer(liste(oppgave("2023-08", -1), oppgave("2023-08", -2))))
                .isEqualTo(new Nummersvar.Funnet(new Identifikator(Lesing.PERSON), AUGUST));
        assertThat(
                        nummer(
                                "{\"inntektsmottakerOgArbeidsgiver\":[{\"kalendermaaned\":\"2023-08\",\"norskIdentifikator\":1916499716}]}"))
                .isEqualTo(new Nummersvar.Funnet(new Identifikator(Lesing.PERSON), AUGUST));
        assertThat(nummer("{\"oppgaveInntektsmottaker\":[]}")).isEqualTo(new Nummersvar.Borte());
        assertThat(
                        nummer(
                                liste(
                                        "{\"kalendermaaned\":\"2023-08\",\"inntektsmottaker\":{\"internasjonalIdentifikator\":\"X\"}}")))
                .isEqualTo(new Nummersvar.UtenNorskIdentifikator());
    }

    @Test
    void aNumberWhoseAnswerCannotBeUsedIsRefusedOrTriedAgain() {
        for (String kropp : List.of(
                liste(oppgave("2023-08", -1), oppgave("2023-09", -1)),
                liste(oppgave("23-08", -1)),
                liste(oppgave("2023-08", -1).replace(Lesing.PERSON, "12345")),
                liste("\"tekst\""))) {
            assertThat(nummer(kropp))
                    .isInstanceOfSatisfying(
                            Nummersvar.Avvist.class,
                            a -> assertThat(a.korrelasjonsid()).isEqualTo("id"));
        }
        assertThat(nummer("{\"oppgaveInntektsmottaker\":null}")).isInstanceOf(Nummersvar.Feilet.class);
    }

    private static String linje(String felt) {
        return liste(oppgave("2023-08", -1).replace("\"beloep\":-1", felt));
    }

    private static String oppgave(String maaned, long beloep) {
        return "{\"kalendermaaned\":\"%s\",\"inntektsmottaker\":{\"norskIdentifikator\":\"%s\",\"utleggstrekk\":[{\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":%d}]}}"
                .formatted(maaned, Lesing.PERSON, beloep);
    }

    private static String liste(String... oppgaver) {
        return "{\"oppgaveInntektsmottaker\":[%s]}".formatted(String.join(",", oppgaver));
    }

    private static List<Integer> beloep(Svar svar) {
        return ((Utfall.Funnet) svar.utfall())
                .forhold().stream()
                        .flatMap(f -> f.linjer().stream().map(Linje::beloep))
                        .toList();
    }

    private static List<Linje> linjer(Svar svar) {
        return ((Utfall.Funnet) svar.utfall()).forhold().get(0).linjer();
    }
}
