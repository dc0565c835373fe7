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
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;
import no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.Funn;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvalitetskontrollTest {
    private static final LocalDate DAG = LocalDate.of(2026, 8, 20);
    private static final String SKATT = "utleggstrekkSkatt";

    private static Maanedsdata data;

    @BeforeAll
    static void start() {
        data = new Maanedsdata();
    }

    @AfterAll
    static void stopp() {
        data.close();
    }

    @BeforeEach
    void tom() {
        data.tom();
    }

    private Map<String, Funn> funn() {
        Kjoering kjoering = data.kjoering();
        data.kontroller(kjoering, MAANED);
        return data.funn(kjoering, MAANED);
    }

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
    void theMonthsTotalsAreComparedWithTheMeanOfTheLastThreeOnceThereAreThree() {
        Kalendermaaned mai = MAANED.pluss(-3);
        for (Kalendermaaned m : List.of(mai.pluss(-1), mai, mai.pluss(1))) {
            for (int i = 0; i < 3; i++) {
                data.person(m, m.erFoer(mai) ? -9_000 : -1000);
            }
        }
        Kjoering foerste = data.kjoering();
        data.kontroller(foerste, mai.pluss(-1), mai, mai.pluss(1));
        assertThat(data.funn(foerste, mai.pluss(1))).isEmpty(); // only two before it
        publiser(foerste);

        for (int i = 0; i < 3; i++) {
            data.person(mai.pluss(2), -1000);
            data.person(MAANED, -1250);
        }
        Kjoering andre = data.kjoering();
        data.kontroller(andre, mai.pluss(2), MAANED);

        assertThat(data.funn(andre, mai.pluss(2)))
                .containsOnly(Map.entry(
                        "MAANED_AVVIKER_FRA_SNITT",
                        new Funn(1, List.of("sum_beloep is -73 % from the mean of 2026-04, 2026-05, 2026-06 1"))));
        assertThat(data.funn(andre, MAANED)).isEmpty(); // 25 % is not more than 25 %

        data.person(MAANED, -1);
        Kjoering tredje = data.kjoering();
        data.kontroller(tredje, MAANED);
        assertThat(data.funn(tredje, MAANED)).as("July is not published").doesNotContainKey("MAANED_AVVIKER_FRA_SNITT");

        publiser(andre);
        data.kontroller(tredje, MAANED);
        assertThat(data.funn(tredje, MAANED)
                        .getOrDefault("MAANED_AVVIKER_FRA_SNITT", Funn.INGEN)
                        .eksempler())
                .containsExactly(
                        "antall_inntektsmottakere is +33 % from the mean of 2026-05, 2026-06, 2026-07 1",
                        "antall_utleggstrekk is +33 % from the mean of 2026-05, 2026-06, 2026-07 1",
                        "sum_beloep is +25 % from the mean of 2026-05, 2026-06, 2026-07 1");
    }

    @Test
    void aBeskrivelseIsComparedForItselfInPersonsAndKroner() {
        List<Kalendermaaned> foer = List.of(MAANED.pluss(-3), MAANED.pluss(-2), MAANED.pluss(-1));
        for (Kalendermaaned m : foer) {
            typer(m, 100, 12, 0);
        }
        typer(MAANED, 100, 4, 11);
        Kjoering kjoering = data.kjoering();
        data.kontroller(kjoering, foer.get(0), foer.get(1), foer.get(2), MAANED);

        String snitt = "the mean of 2026-05, 2026-06, 2026-07";
        assertThat(data.funn(kjoering, MAANED)
                        .getOrDefault("MAANED_AVVIKER_FRA_SNITT", Funn.INGEN)
                        .eksempler())
                .containsExactlyInAnyOrder(
                        "utleggstrekkAnnet antall_inntektsmottakere is -67 % from " + snitt + " 1",
                        "utleggstrekkAnnet sum_beloep is -67 % from " + snitt + " 1",
                        "utleggstrekkSamordnet antall_inntektsmottakere is new: " + snitt + " is 0 1",
                        "utleggstrekkSamordnet sum_beloep is new: " + snitt + " is 0 1");
    }

    private void typer(Kalendermaaned maaned, int skatt, int annet, int samordnet) {
        for (Map.Entry<String, Integer> type : Map.of(
                        SKATT, skatt, "utleggstrekkAnnet", annet, "utleggstrekkSamordnet", samordnet)
                .entrySet()) {
            for (int i = 0; i < type.getValue(); i++) {
                data.linje(maaned, data.par(maaned), UNDERENHET, OPPLYSNINGSPLIKTIG, type.getKey(), -1000, null);
            }
        }
    }

    @Test
    void aMonthThatIsNotStableIsComparedWithThosePersonsWhoHadComeByTheSameDay() {
        for (int siden = 1; siden <= 3; siden++) {
            Kalendermaaned m = MAANED.pluss(-siden);
            for (int i = 0; i < 20; i++) {
                // by the 12th of the month after: the half
                LocalDate dag = m.pluss(1).verdi().atDay(i % 2 == 0 ? 11 : 12);
                hendelse(data.person(m, -1000), dag);
            }
        }
        for (int i = 0; i < 10; i++) {
            data.person(MAANED, -1000);
        }
        data.stabil = false;
        Kalendermaaned[] alle = {MAANED.pluss(-3), MAANED.pluss(-2), MAANED.pluss(-1), MAANED};
        Kjoering kjoering = data.kjoering();
        data.kontroller(kjoering, alle);
        assertThat(data.funn(kjoering, MAANED))
                .as("as many as usual by that day")
                .isEmpty();

        for (int i = 0; i < 5; i++) {
            data.person(MAANED, -1000);
        }
        Kjoering senere = data.kjoering();
        data.kontroller(senere, alle);
        assertThat(data.funn(senere, MAANED))
                .containsOnly(
                        Map.entry(
                                "MAANED_AVVIKER_FRA_SNITT",
                                new Funn(
                                        1,
                                        List.of(
                                                "antall_inntektsmottakere is +50 % from the mean of 2026-05, 2026-06, 2026-07 by the same day 1"))));
    }

    private void hendelse(long par, LocalDate dag) {
        data.jdbc.sql("""
                insert into hendelse (serie, sekvensnummer, kjoering_id, par_id, registreringstidspunkt)
                select 1, ?, min(kjoering_id), ?, ?::timestamp at time zone 'Europe/Oslo' from kjoering""").params(par, par, dag.atTime(12, 0)).update();
    }

    private void publiser(Kjoering kjoering) {
        data.jdbc.sql("""
                        insert into utgivelse (kjoering_id, datasett, kalendermaaned, versjon, sti, rader, sum_beloep, bytes,
                            sha256, innhold_sha256, doc_bytes, doc_sha256, minste_antall, p_prosent, ny, publisert)
                        select kjoering_id, 'utleggstrekk', kalendermaaned, kjoering_id, '', 0, 0, 0, '', '', 0, '', 3, 10, true, true
                        from maanedstall where kjoering_id = ?""").params(kjoering.id()).update();
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

    private Map<String, Funn> funnAv(List<Integer> rekkefoelge) {
        for (int i : rekkefoelge) {
            String underenhet = Integer.toString(314_000_000 + i % 20);
            data.linje(MAANED, data.par(MAANED), underenhet, OPPLYSNINGSPLIKTIG, "k" + i % 7, i % 5, DAG.plusDays(i));
        }
        return funn();
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
