package no.ssb.utleggstrekk.skatteetaten.svar;

import static no.ssb.utleggstrekk.skatteetaten.svar.Lesing.side;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the hendelsesliste under either set of names, and pages that cannot be one. */
class HendelsessvarTest {
    private static final String GENERELL = """
            {"sekvensnummer":12,"identifikator":"01916499716","gjelderPeriode":"2023-08",
             "registreringstidspunkt":"2023-09-10T09:29:16.123456789Z","hendelsetype":"NY"}""";

    private static final String PLATTFORMENS = """
            {"sekvensnummer":13,"inntektsmottakerIdentifikator":"01916499716","periode":"2023-09","aggregatId":77,
             "ajourholdstidspunkt":"2023-10-10T11:29:16+02:00","opprettet":"2023-10-01T00:00:00Z","type":"ENDRET",
             "underenhetsIdentifikator":"315608589","opplysningspliktigIdentifikator":"314086945"}""";

    @Test
    void bothSetsOfNamesAndMixturesAreReadAndTheNamesMetAreTold() {
        String blandet = "{\"sekvensnummer\":14,\"identifikator\":null,\"periode\":\"2023-08\",\"loggId\":\"78\"}";
        Tolkning.Data<Hendelsesside> lest = data(liste(GENERELL, PLATTFORMENS, blandet), 12);
        Identifikator person = new Identifikator(Lesing.PERSON);
        assertThat(lest.verdi().hendelser())
                .containsExactly(
                        new Hendelse(
                                12, person, "2023-08", Instant.parse("2023-09-10T09:29:16.123456789Z"), "NY", null),
                        new Hendelse(13, person, "2023-09", Instant.parse("2023-10-10T09:29:16Z"), "ENDRET", 77L),
                        new Hendelse(14, null, "2023-08", null, null, 78L));
        assertThat(lest.verdi().avvik()).isEmpty();
        assertThat(lest.navn())
                .containsEntry("sekvensnummer=sekvensnummer", 3L)
                .containsEntry("identifikator=identifikator", 1L)
                .containsEntry("identifikator=inntektsmottakerIdentifikator", 1L)
                .containsEntry("kalendermaaned=gjelderPeriode", 1L)
                .containsEntry("kalendermaaned=periode", 2L)
                .containsEntry("logg-id=aggregatId", 1L)
                .containsEntry("logg-id=loggId", 1L)
                .containsEntry("registreringstidspunkt=ajourholdstidspunkt", 1L);
    }

    @Test
    void configuredNamesReplaceTheKnownOnes() {
        Map<String, Object> egne = Map.of(
                "utleggstrekk.api.hendelsefelt.kalendermaaned", "maaned,mnd",
                "utleggstrekk.api.hendelsefelt.logg-id", "nummer");
        String hendelse = "{\"sekvensnummer\":1,\"mnd\":\"2023-08\",\"gjelderPeriode\":\"2023-01\",\"nummer\":5}";
        var lest = (Tolkning.Data<Hendelsesside>) side(liste(hendelse), 1, egne);
        assertThat(lest.verdi().hendelser()).containsExactly(new Hendelse(1, null, "2023-08", null, null, 5L));
        assertThat(lest.verdi().avvik())
                .as("gjelderPeriode is not known any longer")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hendelser\":[]}"})
    void onlyAPageWithoutElementsIsEmpty(String kropp) {
        assertThat(data(kropp, 1).verdi().hendelser()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hendelser\":null}",
                "{\"hendelser\":7}",
                "{\"kode\":\"UTE-005\",\"hendelser\":[]}",
                "{\"kode\":\"FA-005\"}"
            })
    void whatIsNoListOrHasAKodeBesideItIsUnreadable(String kropp) {
        assertThat(side(kropp, 1)).isInstanceOf(Tolkning.Uleselig.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"liste\":[]}",
                "[]",
                "{\"hendelser\":[\"01916499716\",\"tekst\"]}",
                "{\"hendelser\":[{\"nummer\":1}]}",
                "{\"hendelser\":[{\"sekvensnummer\":9,\"identifikator\":\"01916499716\"},{\"sekvensnummer\":\"x\"}]}"
            })
    void aPageThatHasNothingFromTheNumberAskedForIsOfAnUnknownForm(String kropp) {
        assertThat(side(kropp, 10)).isInstanceOfSatisfying(Tolkning.Ukjent.class, u -> {
            assertThat(u.sikkert()).as("it may be an old copy").isFalse();
            assertThat(u.omtale()).contains("; seen: ").doesNotContain(Lesing.PERSON);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sekvensnummer", "inntektsmottakerIdentifikator", "periode"})
    void aFieldWeNeedThatIsMissingFromEveryElementOfMoreThanTenIsAChangedContract(String felt) {
        String uten = PLATTFORMENS.replace("\"" + felt + "\"", "\"nytt\"").replace("\"aggregatId\"", "\"aggregat\"");
        assertThat(side(liste(Collections.nCopies(11, uten).toArray(String[]::new)), 1))
                .isInstanceOfSatisfying(Tolkning.Ukjent.class, u -> {
                    assertThat(u.sikkert()).isTrue();
                    assertThat(u.omtale())
                            .startsWith("no element of the page has ")
                            .contains(felt)
                            .contains("nytt");
                });
        Tolkning<Hendelsesside> ti = side(liste(Collections.nCopies(10, uten).toArray(String[]::new)), 1);
        assertThat(ti instanceof Tolkning.Ukjent<Hendelsesside> u && u.sikkert())
                .as("ten may be an accident")
                .isFalse();
    }

    @Test
    void aHendelseThatIsFoundByItsNumberLacksNothing() {
        String medNummer = "{\"sekvensnummer\":5,\"loggId\":7}";
        assertThat(data(liste(Collections.nCopies(11, medNummer).toArray(String[]::new)), 1)
                        .verdi()
                        .hendelser())
                .hasSize(11)
                .allMatch(h -> h.identifikator() == null && Long.valueOf(7).equals(h.loggId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854775808", "1e300", "\"9223372036854775807\""})
    void aNumberThatNothingCanBeAskedForAfterStopsTheJob(String nummer) {
        assertThat(side(liste(GENERELL, GENERELL.replace(":12,", ":" + nummer + ",")), 1))
                .isInstanceOfSatisfying(
                        Tolkning.Ukjent.class, u -> assertThat(u.sikkert()).isTrue());
        assertThat(data(liste(GENERELL.replace(":12,", ":9223372036854775806,")), 1)
                        .verdi()
                        .hendelser())
                .hasSize(1);
    }

    @Test
    void blankIsMissing() {
        String blank = "{\"sekvensnummer\":5,\"identifikator\":\" \",\"gjelderPeriode\":\"\",\"loggId\":7}";
        assertThat(data(liste(blank), 1).verdi().hendelser())
                .isEqualTo(List.of(new Hendelse(5, null, "", null, null, 7L)));
    }

    private static Tolkning.Data<Hendelsesside> data(String kropp, long fra) {
        return (Tolkning.Data<Hendelsesside>) side(kropp, fra);
    }

    private static String liste(String... hendelser) {
        return "{\"hendelser\":[%s]}".formatted(String.join(",", hendelser));
    }
}
