package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Oppsett.Listeslutt;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Duckdb;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Notis;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random histories through the whole job, kjøring by kjøring, against {@link Fasit}: the same lookups, the same files, the
 * same rows in every version.
 */
class FasitTest {
    /** Par without an answer (500) never stop these kjøringer: rule 11. */
    private static final Long TILLATT_FEILET = 1_000L;

    @TempDir
    private static Path mappe;

    private static Simulator simulator;
    private static TestDatabase database;
    private static Testjobb jobb;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(Oppsett.antall(1, 1).medStokketSide(true).medListeslutt(Listeslutt.TILFELDIG));
        database = TestDatabase.migrert();
        nyProsess();
    }

    private static void nyProsess() {
        jobb = new Testjobb(
                mappe,
                database,
                simulator,
                Map.of(
                        "utleggstrekk.api.maks-forsoek", 1,
                        // a 60th of it is the longest wait between two probes of an API that seems to be down
                        "utleggstrekk.api.maks-ventetid", "12s",
                        "utleggstrekk.api.sidestoerrelse", 20,
                        "utleggstrekk.maks-avvist-andel", 1,
                        "utleggstrekk.maks-karantene-andel", 1,
                        "logging.level.no.ssb.utleggstrekk", "warn"));
    }

    @AfterAll
    static void stopp() {
        jobb.close();
        simulator.close();
    }

    static LongStream froe() {
        return LongStream.range(0, 20);
    }

    static LongStream flereFroe() {
        return LongStream.range(20, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("froe")
    void everyVersionOfEveryFileIsWhatTheRulesSay(long froe) throws Exception {
        Random r = new Random(froe);
        tomDatabaseOgMappe();
        Kalendermaaned foerste = Kalendermaaned.av("2024-01").pluss(r.nextInt(12));
        Verden verden = new Verden(r, new Manus(simulator), foerste.foersteDag().minusDays(r.nextInt(20)));
        Fasit fasit = new Fasit(foerste, FasitTest::pseudonym);
        Kalendermaaned m = foerste;
        int kjoeringer = 2 + Math.min(r.nextInt(11), r.nextInt(11));
        try (Duckdb duckdb = new Duckdb()) {
            for (int i = 0; i < kjoeringer; i++) {
                LocalDate skjaeringsdato = skjaeringsdato(r, m);
                Optional<LocalDate> lestTil = fasit.lestTil(verden);
                boolean ombygd = r.nextInt(12) == 0 && lestTil.isPresent() && verden.byggOm(lestTil.get(), m);
                verden.gaaTil(skjaeringsdato, m);
                if (ombygd) {
                    lesesPaaNytt(fasit, m, skjaeringsdato, lestTil.get());
                }
                kjoer(fasit, m, skjaeringsdato, verden, "kjøring %d, %s".formatted(i + 1, m));
                sammenlign(fasit, duckdb, versjon -> versjon == 0);
                m = neste(r, foerste, m);
            }
            sammenlign(fasit, duckdb, versjon -> true);
            summer(fasit, duckdb);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("flereFroe")
    @Tag("lang")
    void theSameForManyMoreHistories(long froe) throws Exception {
        everyVersionOfEveryFileIsWhatTheRulesSay(froe);
    }

    /** Mostly after the 10th of the next month; now and then before that, on it, in the month itself, or long after. */
    private static LocalDate skjaeringsdato(Random r, Kalendermaaned maaned) {
        LocalDate neste = maaned.pluss(1).foersteDag();
        return switch (r.nextInt(8)) {
            case 0 -> neste.withDayOfMonth(1 + r.nextInt(9));
            case 1 -> neste.withDayOfMonth(10);
            case 2 -> maaned.foersteDag().plusDays(r.nextInt(28));
            case 3 -> neste.plusDays(r.nextInt(90));
            default -> neste.withDayOfMonth(10 + r.nextInt(15));
        };
    }

    /** Mostly the next month; now and then the same again, one left out, or one that was run before. */
    private static Kalendermaaned neste(Random r, Kalendermaaned foerste, Kalendermaaned maaned) {
        Kalendermaaned neste = maaned.pluss(Notis.trekk(r, 1, 1, 1, 1, 1, 1, 0, 0, 2, -1));
        return neste.erFoer(foerste) ? foerste : neste;
    }

    /** The kjøring stops before it reads anything, and an operator lets the list be read once more. */
    private static void lesesPaaNytt(Fasit fasit, Kalendermaaned maaned, LocalDate skjaeringsdato, LocalDate lestTil) {
        Resultat resultat = jobb.motor().kjoer(new Bestilling(maaned, skjaeringsdato, null, TILLATT_FEILET));
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.BESLUTNING);
        assertThat(resultat.melding()).contains("`reread --fra-dato %s`".formatted(lestTil));
        jobb.close(); // it holds the lock
        Utkomme reread = Kommandotest.kjoer(jobb.argumenter(), "reread", "--fra-dato", lestTil.toString(), "--ja");
        assertThat(reread.exitkode()).as(reread.feil()).isZero();
        nyProsess();
        fasit.nySerie();
    }

    private static void kjoer(Fasit fasit, Kalendermaaned maaned, LocalDate skjaeringsdato, Verden verden, String hva) {
        int besvares = fasit.kjoer(maaned, skjaeringsdato, verden);
        simulator.kall().nullstill();
        Resultat resultat = jobb.motor().kjoer(new Bestilling(maaned, skjaeringsdato, null, TILLATT_FEILET));
        assertThat(resultat.exitkode()).as(hva + ": " + resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(jobb.hent(JdbcClient.class)
                        .sql("select count(*) from par where kjoering_id = ? and utfall <> 'FEILET'")
                        .param(resultat.kjoering().id())
                        .query(Integer.class)
                        .single())
                .as(hva)
                .isEqualTo(besvares);
        assertThat(simulator.kall().parBesvartFlereGanger()).as(hva).isZero();
        fasit.publisert(
                resultat.kjoering().id(),
                skjaeringsdato,
                fil -> Filer.sha256(jobb.utdata().resolve(fil)));
        TreeSet<String> ventet = new TreeSet<>();
        fasit.filer.forEach((fil, versjoner) -> versjoner.keySet().forEach(v -> ventet.add(navn(fil, v))));
        assertThat(Filer.parquet(jobb.utdata()).keySet()).as(hva).isEqualTo(ventet);
    }

    private static void sammenlign(Fasit fasit, Duckdb duckdb, IntPredicate versjoner) throws Exception {
        for (var fil : fasit.filer.entrySet()) {
            for (var versjon : fil.getValue().entrySet()) {
                if (versjoner.test(versjon.getKey())) {
                    String navn = navn(fil.getKey(), versjon.getKey());
                    assertThat(duckdb.rader(jobb.utdata().resolve(navn)))
                            .as(navn)
                            .isEqualTo(versjon.getValue());
                }
            }
        }
    }

    /** The ledger's differences add up from version 1 to the last, by the files alone. */
    private static void summer(Fasit fasit, Duckdb duckdb) throws Exception {
        for (var fil : fasit.filer.entrySet()) {
            if (fil.getKey().contains("-endring_p")) {
                String maaned = fil.getKey().replaceFirst(".*_p", "");
                int siste = fil.getValue().lastKey();
                assertThat(duckdb.summererIkke(jobb.utdata().resolve("statistikk"), maaned, siste))
                        .as("ledger of " + maaned)
                        .isEmpty();
            }
        }
    }

    private static String navn(String fil, int versjon) {
        return fil + "_v" + versjon + ".parquet";
    }

    private static String pseudonym(String identifikator) {
        return jobb.hent(Pseudonymisering.class)
                .pseudonym(new Identifikator(identifikator))
                .pseudonym();
    }

    private static void tomDatabaseOgMappe() throws IOException {
        jobb.hent(JdbcClient.class)
                .sql("truncate kjoering, serie, par, beroert, beslutning cascade")
                .update();
        if (Files.exists(jobb.utdata())) {
            try (Stream<Path> alle = Files.walk(jobb.utdata())) {
                for (Path p : alle.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }
}
