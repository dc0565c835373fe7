package no.ssb.utleggstrekk.steg.kvalitet;

import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.MAANED;
import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.OPPLYSNINGSPLIKTIG;
import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.UNDERENHET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;
import no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.Funn;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvalitetskontrollTest extends Kvalitetsgrunnlag {
    @Test
    void ordinaryDataHasNothingOddAboutIt() {
        data.person(MAANED, -1000, -1500);
        data.person(MAANED, -1000);
        data.arbeidsgiver(null, null);
        data.arbeidsgiver(null, OPPLYSNINGSPLIKTIG);

        assertThat(funn()).isEmpty();
    }

    @Test
    void whatWeNoLongerHoldDoesNotCount() {
        data.person(MAANED, 100, 100);
        Kjoering senere = data.kjoering();
        data.jdbc.sql("update linje set til_kjoering = ?").param(senere.id()).update();
        data.person(MAANED, 100);

        assertThat(funn()).containsOnlyKeys("BELOEP_POSITIVT");
        assertThat(data.jdbc
                        .sql("select antall_inntektsmottakere || ' ' || sum_beloep from maanedstall")
                        .query(String.class)
                        .list())
                .containsExactly("1 100");
    }

    @Test
    void linjerWithoutAnUnderenhetAreNoUnderenhet() {
        data.person(MAANED, -1000);
        data.arbeidsgiver(null, null);
        funn();

        assertThat(data.jdbc
                        .sql("select antall_underenheter from maanedstall")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aMonthWithoutLinjerHasNothingOddAboutIt() {
        assertThat(funn()).isEmpty();
    }

    @Test
    void wrongOrganisationNumbersAreCountedInLinjer() {
        data.arbeidsgiver("314000000", OPPLYSNINGSPLIKTIG);
        data.arbeidsgiver("314000000", OPPLYSNINGSPLIKTIG);
        data.arbeidsgiver("31400000", OPPLYSNINGSPLIKTIG);
        data.arbeidsgiver("31400000x", OPPLYSNINGSPLIKTIG);
        data.arbeidsgiver(UNDERENHET, "314000018");

        assertThat(funn())
                .containsOnly(
                        Map.entry(
                                "KONTROLLSIFFER_UNDERENHET",
                                new Funn(4, List.of("314000000 wrong check digit 2", "not nine digits 2"))),
                        Map.entry(
                                "KONTROLLSIFFER_OPPLYSNINGSPLIKTIG",
                                new Funn(1, List.of(UNDERENHET + " 314000018: wrong check digit 1"))));
    }

    @Test
    void aPersonNumberInTheEmployersFieldsIsNeverShown() {
        String person = "20828012345";
        long par = data.par(MAANED);
        data.linje(MAANED, par, person, person, "kode" + person, 0, DAG.plusMonths(1));
        data.linje(MAANED, par, person, person, "kode" + person, 0, DAG.plusMonths(1));
        data.linje(MAANED, par, person, OPPLYSNINGSPLIKTIG, SKATT, 1, DAG);

        assertThat(funn())
                .containsOnlyKeys(
                        "KONTROLLSIFFER_UNDERENHET",
                        "KONTROLLSIFFER_OPPLYSNINGSPLIKTIG",
                        "BELOEP_NULL",
                        "BELOEP_POSITIVT",
                        "DATO_UTENFOR_MAANEDEN",
                        "UKJENT_BESKRIVELSE",
                        "FLERE_OPPLYSNINGSPLIKTIGE",
                        "LIK_LINJE")
                .allSatisfy((kode, f) -> assertThat(f.eksempler())
                        .isNotEmpty()
                        .allSatisfy(e -> assertThat(e).doesNotContain("208280")));
    }

    @Test
    void datesAmountsAndCodesAreCountedPerUnderenhet() {
        long par = data.par(MAANED);
        data.linje(MAANED, par, UNDERENHET, OPPLYSNINGSPLIKTIG, SKATT, -1, LocalDate.of(2026, 7, 31));
        data.linje(MAANED, par, UNDERENHET, OPPLYSNINGSPLIKTIG, SKATT, -2, LocalDate.of(2026, 9, 1));
        data.linje(MAANED, par, UNDERENHET, OPPLYSNINGSPLIKTIG, SKATT, -3, LocalDate.of(2025, 8, 20));
        data.linje(MAANED, par, UNDERENHET, OPPLYSNINGSPLIKTIG, SKATT, 0, DAG);
        data.linje(MAANED, par, UNDERENHET, OPPLYSNINGSPLIKTIG, SKATT, 700, null);
        data.linje(MAANED, par, UNDERENHET, OPPLYSNINGSPLIKTIG, "utleggstrekkNytt", -5, DAG);

        assertThat(funn())
                .containsOnly(
                        Map.entry(
                                "DATO_UTENFOR_MAANEDEN",
                                new Funn(
                                        3,
                                        List.of(
                                                UNDERENHET + " 2025-08-20 1",
                                                UNDERENHET + " 2026-07-31 1",
                                                UNDERENHET + " 2026-09-01 1"))),
                        Map.entry("BELOEP_NULL", new Funn(1, List.of(UNDERENHET + " utleggstrekkSkatt 1"))),
                        Map.entry("BELOEP_POSITIVT", new Funn(1, List.of(UNDERENHET + " utleggstrekkSkatt 1"))),
                        Map.entry("UKJENT_BESKRIVELSE", new Funn(1, List.of(UNDERENHET + " utleggstrekkNytt 1"))));
    }

    @Test
    void severalOpplysningspliktigeAreCountedInUnderenheter() {
        data.arbeidsgiver(UNDERENHET, OPPLYSNINGSPLIKTIG);
        data.arbeidsgiver(UNDERENHET, "314000021");
        data.arbeidsgiver(UNDERENHET, null);
        data.arbeidsgiver("314000048", OPPLYSNINGSPLIKTIG);

        assertThat(funn())
                .containsOnly(Map.entry(
                        "FLERE_OPPLYSNINGSPLIKTIGE", new Funn(1, List.of(UNDERENHET + " 2 opplysningspliktige 1"))));
    }

    @Test
    void aRepeatedLinjeIsCountedOncePerRepetitionAndOnlyWithinOnePerson() {
        data.person(MAANED, -100, -100, -100, -200);
        data.person(MAANED, -100);
        long uten = data.par(MAANED);
        data.linje(MAANED, uten, null, null, SKATT, -1, null);
        data.linje(MAANED, uten, null, null, SKATT, -1, null);
        data.linje(MAANED, uten, null, null, SKATT, -1, DAG);

        assertThat(funn())
                .containsOnly(Map.entry(
                        "LIK_LINJE", new Funn(3, List.of(UNDERENHET + " utleggstrekkSkatt 2", "utleggstrekkSkatt 1"))));
    }

    @Test
    void allAreCountedAndTenAreShownTheMostFrequentFirst() {
        long par = data.par(MAANED);
        for (int i = 0; i < 25; i++) {
            data.linje(
                    MAANED,
                    par,
                    UNDERENHET,
                    OPPLYSNINGSPLIKTIG,
                    SKATT,
                    -i,
                    DAG.plusMonths(1).plusDays(i % 13));
        }
        Funn funn = funn().getOrDefault("DATO_UTENFOR_MAANEDEN", Funn.INGEN);

        assertThat(funn.antall()).isEqualTo(25);
        assertThat(funn.eksempler())
                .hasSize(10)
                .startsWith(UNDERENHET + " 2026-09-20 2", UNDERENHET + " 2026-09-21 2")
                .endsWith(UNDERENHET + " 2026-09-29 2");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfArrivalDoesNotMatter(long froe) {
        List<Integer> rekkefoelge =
                new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Map<String, Funn> foerst = funnAv(rekkefoelge);
        tom();
        Collections.shuffle(rekkefoelge, new Random(froe));

        assertThat(funnAv(rekkefoelge)).isEqualTo(foerst);
        assertThat(foerst).hasSizeGreaterThan(3);
    }

    @Test
    void aSecondCountReplacesTheFirstAndLeavesWhatCameWithTheAnswers() {
        data.person(MAANED, 5, 5);
        Kjoering kjoering = data.kjoering();
        Avvik avvik = new Avvik(AvvikKode.UKJENT_BESKRIVELSE, "x");
        Avvikslager lager = new Avvikslager(data.jdbc);
        lager.tell(kjoering, List.of(new Avvikslager.Funn(avvik, MAANED, 7), new Avvikslager.Funn(avvik, MAANED, 9)));
        lager.tell(kjoering, List.of(new Avvikslager.Funn(avvik, MAANED, 5)));
        data.kontroller(kjoering, MAANED);
        Map<String, Funn> foerst = data.funn(kjoering, MAANED);
        data.kontroller(kjoering, MAANED);

        assertThat(data.funn(kjoering, MAANED)).isEqualTo(foerst).containsOnlyKeys("BELOEP_POSITIVT", "LIK_LINJE");
        assertThat(data.jdbc
                        .sql("select antall || ' from ' || foerste_sekvensnummer from avvik")
                        .query(String.class)
                        .list())
                .containsExactly("3 from 5");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void theDatabaseAndJavaAgreeOnOrganisationNumbers(long froe) {
        Random tilfeldig = new Random(froe);
        long par = data.par(MAANED);
        long ugyldige = 0;
        for (int i = 0; i < 400; i++) {
            String aatte = "%08d".formatted(tilfeldig.nextInt(100_000_000));
            int k = Kontrollsiffer.neste(aatte);
            // half of them valid where a digit fits
            String nummer = aatte + (tilfeldig.nextBoolean() && k < 10 ? k : tilfeldig.nextInt(10));
            ugyldige += Kontrollsiffer.gyldigOrganisasjonsnummer(nummer) ? 0 : 1;
            data.linje(MAANED, par, nummer, OPPLYSNINGSPLIKTIG, SKATT, -1 - i, DAG);
        }

        assertThat(funn().getOrDefault("KONTROLLSIFFER_UNDERENHET", Funn.INGEN).antall())
                .isEqualTo(ugyldige);
    }
}
