package no.ssb.utleggstrekk.steg.opprydding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes when its time is up, what never does, and what is said of it. */
class OppryddingTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-01");
    private static final int KJOERINGER = 5;

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();
    private Simulator simulator;
    private Testjobb jobb;
    private JdbcClient jdbc;

    /** Five months with many corrections, a kjøring each, so that the first months have several versions. */
    @BeforeEach
    void kjoer() {
        simulator = Simulator.start(Oppsett.demo()
                .medPersoner(60)
                .medMaaneder(FOERSTE, 6)
                .medEndringer(0.7)
                .medSlettinger(0.05)
                .medDaarligeHendelser(6));
        jobb = jobb();
        jdbc = jobb.hent(JdbcClient.class);
        for (int i = 0; i < KJOERINGER; i++) {
            publisert(kjoer(i));
        }
        assertThat(versjoner(FOERSTE)).as("versions of the first month").isGreaterThan(2);
    }

    private Testjobb jobb() {
        return new Testjobb(
                mappe,
                database,
                simulator,
                Map.of("utleggstrekk.foerste-kalendermaaned", FOERSTE, "utleggstrekk.maks-karantene-andel", 1));
    }

    @AfterEach
    void lukk() {
        jobb.close();
        simulator.close();
    }

    @Test
    void nothingGoesBeforeItsTime() {
        Map<String, Long> foer = antall();
        publisert(kjoer(KJOERINGER));
        antall().forEach((tabell, n) -> assertThat(n).as(tabell).isGreaterThanOrEqualTo(foer.get(tabell)));
        assertThat(rapport(KJOERINGER + 1).get("oppbevaring")).isEmpty();
    }

    @Test
    void whatIsOldEnoughGoesAndTheReportCountsItAndWhatTheCurrentVersionsNeedStays() {
        Map<String, String> filer = Filer.parquet(jobb.utdata());
        List<String> manifester = manifester();
        jdbc.sql("update karantene set loest = now() where karantene_id = (select min(karantene_id) from karantene)")
                .update();
        long lukkede = tell("linje where til_kjoering is not null");
        long uloest = tell("hendelse h where uten_par = 'KARANTENE' and exists (select from karantene q where"
                + " q.serie = h.serie and q.sekvensnummer = h.sekvensnummer and q.loest is null)");
        assertThat(uloest).isPositive();
        jdbc.sql(
                        "insert into beslutning (tidspunkt, bruker, vert, kommando, detaljer) values (now(), 'a', 'b', 'c', 'd')")
                .update();
        eldre(4000);

        Resultat resultat = kjoer(KJOERINGER);
        publisert(resultat);

        JsonNode slettet = rapport(KJOERINGER + 1).get("oppbevaring");
        Map<String, Long> etterSlag = new TreeMap<>();
        slettet.forEach(
                s -> etterSlag.put(s.get("hva").asString(), s.get("antall").asLong()));
        assertThat(etterSlag)
                .containsOnlyKeys(
                        "AVVIK", "BATCH_METADATA", "HENDELSER", "KARANTENE", "LUKKEDE_LINJER", "RAADATA", "RAPPORTER")
                .containsEntry("RAPPORTER", (long) KJOERINGER)
                .containsEntry("BATCH_METADATA", (long) KJOERINGER)
                .containsEntry("KARANTENE", 1L);
        String nyeste = " where kjoering_id <= " + KJOERINGER;
        assertThat(tell("raadata" + nyeste)).isZero();
        assertThat(tell("avvik" + nyeste)).isZero();
        assertThat(tell("avstemming" + nyeste)).isZero();
        assertThat(tell("hendelse" + nyeste))
                .as("those that wait in quarantine")
                .isEqualTo(uloest);
        assertThat(tell("batch_job_execution")).isEqualTo(1);
        assertThat(tell("batch_job_instance")).isEqualTo(1);
        assertThat(etterSlag.get("LUKKEDE_LINJER")).isPositive().isLessThan(lukkede);
        assertThat(tell("beslutning")).isEqualTo(1);
        assertThat(manifester()).containsAll(manifester);
        assertThat(Filer.alle(jobb.utdata()).stream().filter(f -> f.endsWith("rapport.json")))
                .hasSize(1);
        assertThat(Filer.parquet(jobb.utdata())).containsAllEntriesOf(filer);

        String bare = "held to its SHA-256 only";
        for (int i = 0; i < KJOERINGER; i++) {
            Kalendermaaned maaned = FOERSTE.pluss(i);
            Utkomme verify = Kommandotest.kjoer(jobb.argumenter(), "verify", "--kalendermaaned", maaned.toString());
            assertThat(verify.exitkode()).as(verify.ut() + verify.feil()).isZero();
            verify.ut()
                    .lines()
                    .filter(l -> l.contains("utleggstrekk_p" + maaned))
                    .forEach(l -> {
                        boolean gjeldende = l.contains("_v%d.".formatted(versjoner(maaned)));
                        assertThat(gjeldende && l.contains(bare)).as(l).isFalse();
                    });
        }
        assertThat(Kommandotest.kjoer(jobb.argumenter(), "verify", "--kalendermaaned", FOERSTE.toString())
                        .ut())
                .as("the oldest versions")
                .containsPattern("OK +.*utleggstrekk_p2026-01_v1\\.parquet.*" + bare);
        int foer = versjoner(FOERSTE);
        assertThat(kjoer(KJOERINGER).melding()).contains("nothing new");
        assertThat(versjoner(FOERSTE)).isEqualTo(foer);
    }

    @Test
    void aCurrentFileThatIsGoneIsWrittenAgainToTheByteAfterIt() throws Exception {
        eldre(4000);
        publisert(kjoer(KJOERINGER));
        Map<String, String> filer = Filer.parquet(jobb.utdata());
        for (String fil : List.of(
                "statistikk/utleggstrekk-endring_p2026-01_v%d.parquet", "inndata/utleggstrekk_p2026-01_v%d.parquet")) {
            java.nio.file.Files.delete(jobb.utdata().resolve(fil.formatted(versjoner(FOERSTE))));
        }
        assertThat(kjoer(KJOERINGER).exitkode()).isEqualTo(Exitkode.OK);
        assertThat(Filer.parquet(jobb.utdata())).isEqualTo(filer);
    }

    @Test
    void hendelserOfAnOlderSeriesThatCameAgainGoFirst() {
        jobb.close(); // it holds the lock
        jobb = jobb();
        Utkomme reread = Kommandotest.kjoer(
                jobb.argumenter(), "reread", "--fra-dato", "2026-03-01", "--ja", "--grunn", "rebuilt");
        assertThat(reread.exitkode()).as(reread.feil()).isZero();
        long eldre = tell("hendelse where serie = 1 and par_id is not null");
        publisert(kjoer(KJOERINGER));
        assertThat(tell("hendelse where serie = 1 and par_id is not null"))
                .as("the new series was not read before this kjøring")
                .isEqualTo(eldre);
        assertThat(kjoer(KJOERINGER).melding()).contains("nothing new");
        assertThat(tell("hendelse where serie = 1 and par_id is not null"))
                .as("those registered before the new series begins, and those whose time is not known")
                .isLessThan(eldre)
                .isEqualTo(
                        tell(
                                "hendelse where serie = 1 and par_id is not null"
                                        + " and coalesce((registreringstidspunkt at time zone 'Europe/Oslo')::date < date '2026-03-01', true)"))
                .isPositive();
    }

    /** As if all had been done some days earlier. */
    private void eldre(int dager) {
        for (String kolonne : List.of("kjoering.avsluttet", "raadata.tidspunkt", "karantene.loest")) {
            String[] k = kolonne.split("\\.");
            jdbc.sql("update %s set %s = %s - make_interval(days => ?)".formatted(k[0], k[1], k[1]))
                    .param(dager)
                    .update();
        }
    }

    private Resultat kjoer(int nr) {
        Kalendermaaned maaned = FOERSTE.pluss(nr);
        LocalDate dag = maaned.pluss(1).foersteDag().plusDays(13);
        simulator.settDato(dag);
        return jobb.motor().kjoer(new Bestilling(maaned, dag, null, null));
    }

    private static void publisert(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(resultat.melding()).endsWith("is published");
    }

    private int versjoner(Kalendermaaned maaned) {
        return jdbc.sql(
                        "select max(versjon) from utgivelse where publisert and datasett = 'utleggstrekk' and kalendermaaned = ?")
                .param(maaned.toString())
                .query(Integer.class)
                .single();
    }

    private Map<String, Long> antall() {
        Map<String, Long> antall = new TreeMap<>();
        for (String tabell :
                List.of("hendelse", "linje", "karantene", "avvik", "avstemming", "raadata", "batch_job_execution")) {
            antall.put(tabell, tell(tabell));
        }
        return antall;
    }

    private long tell(String fra) {
        return jdbc.sql("select count(*) from " + fra).query(Long.class).single();
    }

    private List<String> manifester() {
        return Filer.alle(jobb.utdata()).stream()
                .filter(f -> f.endsWith("manifest.json"))
                .map(Path::toString)
                .toList();
    }

    private JsonNode rapport(int nr) {
        return JsonMapper.shared()
                .readTree(jobb.utdata()
                        .resolve("logg/%s/kjoering-%04d/rapport.json".formatted(FOERSTE.pluss(nr - 1), nr))
                        .toFile());
    }
}
