package no.ssb.utleggstrekk.skatteetaten.svar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.skatteetaten.Proeveklient;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Answers that are other than the contract says, but can be used: counted by name, and never a failure by themselves. */
class KontraktavvikTest {
    private static final String PERSON = "01916499716";

    /** The example of Skatteetaten's documentation, as it stands there. */
    private static final String DOKUMENTASJONENS_EKSEMPEL = """
            {
              "inntektsmottakerOgArbeidsgiver": [
                {
                  "kalendermaaned": "2023-08",
                  "aggregatId": 2,
                  "norskIdentifikator": "01916499716",
                  "opplysningspliktig": "314086945",
                  "underenhet": "315608589",
                  "kildesystem": "testdatagenerator-rst-ekstern-deling",
                  "opptjeningsgrunnlag": [
                    {}
                  ]
                }
              ]
            }
            """;

    @Test
    void theExampleOfTheDocumentationIsAForholdWithoutALinjeAndAnUnknownField() {
        Svar svar = les(DOKUMENTASJONENS_EKSEMPEL);
        assertThat(svar.utfall())
                .isEqualTo(new Utfall.Funnet(List.of(new Forhold("314086945", "315608589", false, List.of()))));
        assertThat(svar.avvik())
                .containsExactly(
                        new Avvik(AvvikKode.UKJENT_FELT, "inntektsmottakerOgArbeidsgiver[].opptjeningsgrunnlag"));
    }

    @Test
    void unknownFieldsAreCountedByPathAndPassedOver() {
        Svar svar = les("""
                {"nytt":1,"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"2023-08","norskIdentifikator":"01916499716",
                "ny":{"a":[]},"utleggstrekk":[{"beskrivelse":"utleggstrekkSkatt","beloep":-5,"x":null}]}]}""");
        assertThat(linjer(svar)).containsExactly(new Linje("utleggstrekkSkatt", -5, null, 0));
        assertThat(svar.avvik())
                .containsExactly(
                        new Avvik(AvvikKode.UKJENT_FELT, "nytt"),
                        new Avvik(AvvikKode.UKJENT_FELT, "inntektsmottakerOgArbeidsgiver[].ny"),
                        new Avvik(AvvikKode.UKJENT_FELT, "inntektsmottakerOgArbeidsgiver[].utleggstrekk[].x"));
    }

    @Test
    void anUnknownBeskrivelseIsKeptAndCountedByItsCode() {
        Svar svar = les(medLinje("\"beskrivelse\":\"utleggstrekkBidrag\",\"beloep\":-1998"));
        assertThat(linjer(svar)).containsExactly(new Linje("utleggstrekkBidrag", -1998, null, 0));
        assertThat(svar.avvik()).containsExactly(new Avvik(AvvikKode.UKJENT_BESKRIVELSE, "utleggstrekkBidrag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"beloep\":\"-1998\"|-1998",
                "\"beloep\":-1998.0|-1998",
                "\"beloep\":-1.998e3|-1998",
                "\"beloep\":\"-1998.00\"|-1998",
                "\"beloep\":2147483647|2147483647",
                "\"beloep\":-2147483648|-2147483648",
                "\"beloep\":0|0"
            })
    void anAmountMayComeInAnyFormOfAWholeNumber(String felt, int beloep) {
        assertThat(linjer(les(medLinje("\"beskrivelse\":\"utleggstrekkSkatt\"," + felt))))
                .containsExactly(new Linje("utleggstrekkSkatt", beloep, null, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2147483648|BELOEP_UTENFOR_INT32",
                "-2147483649|BELOEP_UTENFOR_INT32",
                "1e999999999|BELOEP_UTENFOR_INT32",
                "99999999999999999999999|BELOEP_UTENFOR_INT32",
                "-1998.5|BELOEP_IKKE_HELE_KRONER",
                "1e-999999999|BELOEP_IKKE_HELE_KRONER",
                "true|SVAR_UGYLDIG",
                "\"mye\"|SVAR_UGYLDIG",
                "null|SVAR_UGYLDIG",
                "[]|SVAR_UGYLDIG"
            })
    void anAmountThatIsNoneStopsTheParAndNothingElse(String beloep, String kode) {
        assertThat(les(medLinje("\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":" + beloep))
                        .utfall())
                .isInstanceOfSatisfying(
                        Utfall.Avvist.class, a -> assertThat(a.kode()).isEqualTo(kode));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "underenhet|315608589|underenhet",
                "underenhet|{}|underenhet",
                "skjermet|\"true\"|skjermet",
                "utleggstrekk|{\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":-1}|utleggstrekk"
            })
    void aChangedTypeIsCountedByPath(String felt, String verdi, String avvik) {
        Svar svar = les("""
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"2023-08","norskIdentifikator":"01916499716",\
                "%s":%s}]}""".formatted(felt, verdi));
        assertThat(svar.utfall()).isInstanceOf(Utfall.Funnet.class);
        assertThat(svar.avvik())
                .isEqualTo(
                        avvik == null
                                ? List.of()
                                : List.of(
                                        new Avvik(AvvikKode.ENDRET_TYPE, "inntektsmottakerOgArbeidsgiver[]." + avvik)));
    }

    @Test
    void aPersonNumberThatLostItsZeroIsStillTheirs() {
        Svar svar = les("""
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"2023-08","norskIdentifikator":1916499716}]}""");
        assertThat(svar.utfall()).isInstanceOf(Utfall.Funnet.class);
        assertThat(svar.avvik())
                .containsExactly(
                        new Avvik(AvvikKode.ENDRET_TYPE, "inntektsmottakerOgArbeidsgiver[].norskIdentifikator"));
    }

    @Test
    void aDateThatIsNoneIsCountedAndLeftOut() {
        Svar svar = les(
                medLinje("\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":-1,\"datoForUtleggstrekk\":\"2023-02-30\""));
        assertThat(linjer(svar)).containsExactly(new Linje("utleggstrekkSkatt", -1, null, 0));
        assertThat(svar.avvik())
                .containsExactly(new Avvik(
                        AvvikKode.ENDRET_TYPE, "inntektsmottakerOgArbeidsgiver[].utleggstrekk[].datoForUtleggstrekk"));
        assertThat(linjer(les(medLinje(
                        "\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":-1,\"datoForUtleggstrekk\":\"2023-08-20\""))))
                .containsExactly(new Linje("utleggstrekkSkatt", -1, LocalDate.of(2023, 8, 20), 0));
    }

    @Test
    void aForholdOfAnotherMonthIsDroppedAndCounted() {
        Svar svar = les("""
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"2023-07","norskIdentifikator":"01916499716"},\
                {"kalendermaaned":"2023-08","norskIdentifikator":"01916499716"}]}""");
        assertThat(((Utfall.Funnet) svar.utfall()).forhold()).hasSize(1);
        assertThat(svar.avvik()).containsExactly(new Avvik(AvvikKode.FORHOLD_ANNEN_MAANED));
    }

    @Test
    void aProtectedPersonMayLackEverything() {
        Svar svar = les("{\"inntektsmottakerOgArbeidsgiver\":[{\"skjermet\":true}]}");
        assertThat(svar.utfall()).isEqualTo(new Utfall.Funnet(List.of(new Forhold(null, null, true, List.of()))));
        assertThat(svar.avvik()).isEmpty();
    }

    @Test
    void namesMadeUpAsTheyGoAreCountedTogether() {
        StringBuilder kropp = new StringBuilder("{\"inntektsmottakerOgArbeidsgiver\":[]");
        for (int i = 0; i < 1000; i++) {
            kropp.append(",\"felt").append(i).append("\":1");
        }
        Svar svar = les(kropp.append('}').toString());
        assertThat(svar.avvik()).hasSize(1000).endsWith(new Avvik(AvvikKode.UKJENT_FELT, "(more)"));
        assertThat(svar.avvik().stream().distinct()).hasSize(51);
    }

    @Test
    void aPersonNumberAsANameIsNotPassedOn() {
        Svar svar = les("{\"inntektsmottakerOgArbeidsgiver\":[],\"01916499716\":1}");
        assertThat(svar.avvik()).containsExactly(new Avvik(AvvikKode.UKJENT_FELT, "***"));
    }

    @Test
    void oddHendelserAreCountedAndUsedWhenTheyCanBe() {
        Hendelsesside side = hendelser("""
                {"hendelser":[{"sekvensnummer":"7","identifikator":"01916499716","gjelderPeriode":"2023-08",\
                "hendelsetype":"SLAATT_SAMMEN","kilde":"x"},\
                {"sekvensnummer":8,"identifikator":"01916499716","gjelderPeriode":"2023-08",\
                "registreringstidspunkt":"i gaar"},{"identifikator":"01916499716"},"tekst"]}""");
        assertThat(side.hendelser()).hasSize(2);
        assertThat(side.avvik())
                .containsExactly(
                        new Hendelsesside.Funn(new Avvik(AvvikKode.UKJENT_FELT, "hendelser[].kilde"), 7L),
                        new Hendelsesside.Funn(new Avvik(AvvikKode.UKJENT_HENDELSETYPE, "SLAATT_SAMMEN"), 7L),
                        new Hendelsesside.Funn(
                                new Avvik(AvvikKode.ENDRET_TYPE, "hendelser[].registreringstidspunkt"), 8L),
                        new Hendelsesside.Funn(new Avvik(AvvikKode.ENDRET_TYPE, "hendelser[].sekvensnummer"), null),
                        new Hendelsesside.Funn(new Avvik(AvvikKode.ENDRET_TYPE, "hendelser[]"), null));
    }

    private static String medLinje(String felt) {
        return """
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"2023-08","norskIdentifikator":"01916499716",\
                "utleggstrekk":[{%s}]}]}""".formatted(felt);
    }

    private static List<Linje> linjer(Svar svar) {
        return ((Utfall.Funnet) svar.utfall()).forhold().get(0).linjer();
    }

    private static Svar les(String kropp) {
        Kalendermaaned maaned = Kalendermaaned.av("2023-08");
        var lest = new Oppslagsvar(new Identifikator(PERSON), Maanedsspenn.av(maaned)).les(node(kropp));
        Personsvar svar = ((Tolkning.Data<Personsvar>) lest).verdi();
        return Objects.requireNonNull(((Personsvar.Endelig) svar).maaneder().get(maaned));
    }

    private static Hendelsesside hendelser(String kropp) {
        Hendelsesform form =
                Hendelsesform.av(Proeveklient.innstillinger(Map.of()).api().hendelsefelt());
        return ((Tolkning.Data<Hendelsesside>) new Hendelsessvar(form, 1).les(node(kropp))).verdi();
    }

    private static JsonNode node(String kropp) {
        return Objects.requireNonNull(Json.les(kropp.getBytes(StandardCharsets.UTF_8)));
    }
}
