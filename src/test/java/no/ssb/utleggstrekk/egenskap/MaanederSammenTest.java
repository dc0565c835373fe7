package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Kontrakt;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingsproeve;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several months of a person in one call: what is held is the same as when each is asked for by itself. */
class MaanederSammenTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2024-01");
    private static final int MAANEDER = 24;
    private static final Kalendermaaned SISTE = FOERSTE.pluss(MAANEDER - 1);

    /** What is held, and who waits or is refused. SLETTET says no more than IKKE_FUNNET, and a call over months only that. */
    private static final String HOLDT = """
            select kalendermaaned || ' ' || inntektsmottaker || ' ' || coalesce(innhold, '-') || ' ' || forhold_uten_linje || ' '
                || case when utfall in ('AVVIST', 'FEILET') then utfall else '' end || ' ' || par.venter || ' ' || coalesce((
                    select string_agg(concat_ws('|', underenhet, opplysningspliktig, beskrivelse, beloep, dato_for_utleggstrekk,
                        antall_avvik, skjermet), ' ' order by linje_nr)
                    from gjeldende_linje l where l.par_id = par.par_id and l.kalendermaaned = par.kalendermaaned), '')
            from par order by kalendermaaned, inntektsmottaker""";

    private static final String RAASVAR = "select count(*) from raadata";

    @TempDir
    private Path mappe;

    @BeforeEach
    void lagNoekler() {
        Noekler.lag(mappe.resolve("noekler"));
    }

    @Test
    void aHistoryOfTwoYearsIsTwoCallsPerPerson() {
        int personer = 300;
        Bestilling bestilling = new Bestilling(SISTE, LocalDate.of(2026, 2, 1), null, null);
        try (Simulator simulator = Simulator.start(
                        Oppsett.historikk(personer, FOERSTE, MAANEDER).medKontrakt(Kontrakt.PUBLISERT));
                Testjobb sammen = jobb(simulator, 12, FOERSTE);
                Testjobb hverForSeg = jobb(simulator, 1, FOERSTE)) {
            assertThat(oppslag(simulator, sammen, bestilling)).isEqualTo(2L * personer);
            assertThat(sammen.hent(JdbcClient.class)
                            .sql(RAASVAR)
                            .query(Long.class)
                            .single())
                    .as("a raw answer is kept once per call")
                    .isEqualTo(2L * personer);
            assertThat(oppslag(simulator, hverForSeg, bestilling)).isEqualTo((long) MAANEDER * personer);
            List<String> holdt = holdt(sammen);
            assertThat(holdt).hasSize(MAANEDER * personer).isEqualTo(holdt(hverForSeg));
        }
    }

    static LongStream froe() {
        return LongStream.range(0, 4);
    }

    static LongStream flereFroe() {
        return LongStream.range(4, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("froe")
    void whateverWaitsAndIsAnsweredWhatIsHeldIsTheSameAsMonthByMonth(long froe) {
        Random r = new Random(froe);
        int maks = List.of(2, 3, 5, 12, MAANEDER).get(r.nextInt(5));
        try (Simulator simulator = Simulator.start(Oppsett.antall(1, 1).medKontrakt(Kontrakt.PUBLISERT));
                Testjobb sammen = jobb(simulator, maks, SISTE);
                Testjobb hverForSeg = jobb(simulator, 1, SISTE)) {
            Maanedsverden verden = new Maanedsverden(r, new Manus(simulator), FOERSTE, MAANEDER);
            for (int i = 0; i < 3; i++) {
                LocalDate dag = LocalDate.of(2026, 1, 10 + i);
                verden.skjer(dag);
                Bestilling bestilling = new Bestilling(SISTE, dag.plusDays(1), null, 10_000L);
                long sammenslaatt = oppslag(simulator, sammen, bestilling);
                long enkle = oppslag(simulator, hverForSeg, bestilling);
                assertThat(holdt(sammen)).as("kjøring %d", i + 1).isEqualTo(holdt(hverForSeg));
                assertThat(sammenslaatt).isLessThan(2 * enkle);
            }
            spillesAvUforandret(sammen);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("flereFroe")
    @Tag("lang")
    void theSameForManyMore(long froe) {
        whateverWaitsAndIsAnsweredWhatIsHeldIsTheSameAsMonthByMonth(froe);
    }

    /** A raw answer is read again for each of the months that it answered. */
    private static void spillesAvUforandret(Testjobb jobb) {
        Avspillingsproeve proeve = jobb.hent(Avspillingsproeve.class);
        for (Kalendermaaned m :
                IntStream.range(0, MAANEDER).mapToObj(FOERSTE::pluss).toList()) {
            assertThat(proeve.maal(m).tekst()).doesNotContain("corrected", "gone", "new:", "cannot be read");
        }
    }

    private Testjobb jobb(Simulator simulator, int maks, Kalendermaaned foerste) {
        Map<String, Object> ekstra = new HashMap<>(Map.of(
                "utleggstrekk.api.maks-maaneder-per-kall",
                maks,
                "utleggstrekk.foerste-kalendermaaned",
                foerste,
                "utleggstrekk.api.maks-forsoek",
                1,
                // a 60th of it is the longest wait between two probes of an API that seems to be down
                "utleggstrekk.api.maks-ventetid",
                "12s",
                "utleggstrekk.maks-avvist-andel",
                1,
                "utleggstrekk.pseudonym.noekkelsett-fil",
                mappe.resolve("noekler/pseudonym-noekkelsett.json"),
                "logging.level.no.ssb.utleggstrekk",
                "warn"));
        return new Testjobb(mappe.resolve("jobb-" + maks), TestDatabase.migrert(), simulator, ekstra);
    }

    private static long oppslag(Simulator simulator, Testjobb jobb, Bestilling bestilling) {
        simulator.kall().nullstill();
        Resultat resultat = jobb.motor().kjoer(bestilling);
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(simulator.kall().parBesvartFlereGanger()).isZero();
        return simulator.kall().antall(Endepunkt.OPPSLAG);
    }

    private static List<String> holdt(Testjobb jobb) {
        return jobb.hent(JdbcClient.class).sql(HOLDT).query(String.class).list();
    }
}
