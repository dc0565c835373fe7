package no.ssb.utleggstrekk.steg.avspilling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.avspilling.Forskjell.Endring;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AvspillingTest {
    private static final String LINJER = "select par_id || ' ' || beloep || ' ' || beskrivelse || ' ' ||"
            + " coalesce(underenhet, '-') from gjeldende_linje order by par_id, beloep, beskrivelse, underenhet";

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    @Test
    void whatAnotherMappingHadLeftIsFoundAndPutRightWithoutACall() {
        try (Simulator simulator = Lukketbestand.med(40)) {
            List<Par> par = Lukketbestand.par(simulator);
            simulator.settSvar(par.get(0), 404, Lukketbestand.UTE_007);
            simulator.settSvar(par.get(1), 400, Lukketbestand.UTE_006);
            List<String> riktig;
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.OK);
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                riktig = jdbc.sql(LINJER).query(String.class).list();
                Forskjell ingen = jobb.hent(Avspillingsproeve.class).maal(Lukketbestand.AUGUST);
                assertThat(ingen.antall(Endring.UENDRET)).isEqualTo(40);
                assertThat(ingen.foer()).isEqualTo(ingen.etter());
                assertThat(ingen.foer().linjer()).isEqualTo(riktig.size());
                forvansk(jdbc);
            }
            simulator.kall().nullstill();
            // the answer table has changed too: UTE-006 means nothing found
            Map<String, Object> nyTabell = Map.of(
                    "utleggstrekk.api.svartabell.oppslag[0].kode", "UTE-006",
                    "utleggstrekk.api.svartabell.oppslag[0].utfall", "IKKE_FUNNET");
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, nyTabell)) {
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                List<String> forvansket = jdbc.sql(LINJER).query(String.class).list();
                Forskjell forskjell = jobb.hent(Avspillingsproeve.class).maal(Lukketbestand.AUGUST);
                assertThat(forskjell.antall(Endring.NY)).isEqualTo(1);
                assertThat(forskjell.antall(Endring.BORTE)).isEqualTo(1);
                assertThat(forskjell.antall(Endring.RETTET)).isEqualTo(1);
                assertThat(forskjell.antall(Endring.IKKE_LENGER_AVVIST)).isEqualTo(1);
                assertThat(forskjell.antall(Endring.UENDRET)).isEqualTo(36);
                assertThat(forskjell.etter().linjer()).isEqualTo(riktig.size());
                assertThat(forskjell.etter().beloep())
                        .isNotEqualTo(forskjell.foer().beloep());
                assertThat(jdbc.sql(LINJER).query(String.class).list())
                        .as("nothing is written")
                        .isEqualTo(forvansket);

                Resultat resultat = jobb.motor().spillAv(Lukketbestand.AUGUST, null, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
                assertThat(jdbc.sql(LINJER).query(String.class).list()).isEqualTo(riktig);
                assertThat(jdbc.sql("select count(*) from avstemming where kjoering_id = ? and venstre <> hoeyre")
                                .param(resultat.kjoering().id())
                                .query(Long.class)
                                .single())
                        .isZero();
                assertThat(jdbc.sql("select count(*) from par where par.venter")
                                .query(Long.class)
                                .single())
                        .as("a par with a newer hendelse goes on waiting")
                        .isEqualTo(1);
                assertThat(jdbc.sql("select count(*) from karantene where loest is null")
                                .query(Long.class)
                                .single())
                        .isZero();
                assertThat(jobb.hent(Avspillingsproeve.class)
                                .maal(Lukketbestand.AUGUST)
                                .antall(Endring.UENDRET))
                        .isEqualTo(40);
                assertThat(jobb.utdata()
                                .resolve("logg/2026-08/%s/manifest.json"
                                        .formatted(resultat.kjoering().navn())))
                        .exists();
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
                assertThat(simulator.kall().antall(Endepunkt.HENDELSER)).isZero();
            }
        }
    }

    /** As if another mapping had read three answers wrongly; one par has a newer hendelse since. */
    private static void forvansk(JdbcClient jdbc) {
        List<Long> med = jdbc.sql("select par_id from par where utfall = 'FUNNET' order by par_id")
                .query(Long.class)
                .list();
        long tom = jdbc.sql("select par_id from par where utfall = 'IKKE_FUNNET'")
                .query(Long.class)
                .single();
        jdbc.sql("update linje set par_id = ? where par_id = ?")
                .params(tom, med.get(0))
                .update();
        jdbc.sql("update par set innhold = 'x' where par_id = ?").param(tom).update();
        jdbc.sql("update par set innhold = null where par_id = ?")
                .param(med.get(0))
                .update();
        jdbc.sql("update linje set beloep = beloep - 7 where par_id = ?")
                .param(med.get(1))
                .update();
        jdbc.sql("update par set innhold = 'y' where par_id = ?")
                .param(med.get(1))
                .update();
        jdbc.sql("update par set siste_hendelse = siste_hendelse + 1 where par_id = ?")
                .param(med.get(2))
                .update();
    }

    @Test
    void aReplayThatFailsHalfwayIsTakenUpByTheNextRunWithoutReadingAnyAnswerTwice() {
        try (Simulator simulator = Lukketbestand.med(250);
                Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
            assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
            JdbcClient jdbc = jobb.hent(JdbcClient.class);
            String sist = "raadata_id = (select raadata_id from raadata_par join par using (par_id)"
                    + " order by inntektsmottaker desc limit 1)";
            jdbc.sql("update raadata set status = 201 where " + sist).update();
            Resultat feilet = jobb.motor().spillAv(Lukketbestand.AUGUST, null, null);
            assertThat(feilet.exitkode()).isEqualTo(Exitkode.BRUK);
            assertThat(feilet.melding()).contains("a stored raw answer is damaged");

            jdbc.sql("update raadata set status = 200 where " + sist).update();
            Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(jdbc.sql("select string_agg(art || ' ' || tilstand, ', ' order by kjoering_id) from kjoering")
                            .query(String.class)
                            .single())
                    .as("the run takes the replay up, and then does its own work")
                    .isEqualTo("HENTING PUBLISERT, AVSPILLING PUBLISERT, HENTING INGENTING_NYTT");
            assertThat(jdbc.sql("select string_agg(write_count::text, ', ' order by step_execution_id)"
                                    + " from batch_step_execution where step_name = 'avspilling'")
                            .query(String.class)
                            .single())
                    .isEqualTo("200, 50");
        }
    }

    @Test
    void aReplayThatIsToStopEndsBetweenTwoChunksAndGoesOnFromThere() {
        try (Simulator simulator = Lukketbestand.med(250)) {
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of(), Stegkrok.class)) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.OK);
                Stegkrok.foer("avspilling", () -> jobb.hent(Stoppsignal.class).be());
                assertThat(jobb.motor()
                                .spillAv(Lukketbestand.AUGUST, null, null)
                                .exitkode())
                        .isEqualTo(Exitkode.STOPPET);
                assertThat(jobb.hent(JdbcClient.class)
                                .sql("select status from batch_step_execution where step_name = 'avspilling'")
                                .query(String.class)
                                .single())
                        .isEqualTo("STOPPED");
            }
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                Resultat resultat = jobb.motor().restart(null, null, null, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
        }
    }

    @Test
    void answersThatAreRefusedOrCannotBeReadWithANewTableAreCountedAndHeldBack() {
        try (Simulator simulator = Lukketbestand.med(20)) {
            List<Par> par = Lukketbestand.par(simulator);
            simulator.settSvar(par.get(0), 404, Lukketbestand.UTE_007);
            simulator.settSvar(par.get(1), 410, "");
            simulator.settSvar(par.get(2), 200, simulator.body(par.get(2)).replaceFirst("\\{", "{\"nyttFelt\":1,"));
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode())
                        .isEqualTo(Exitkode.OK);
            }
            Map<String, Object> nyTabell = Map.of(
                    "utleggstrekk.api.svartabell.oppslag[0].kode", "UTE-007",
                    "utleggstrekk.api.svartabell.oppslag[0].utfall", "AVVIST",
                    "utleggstrekk.api.svartabell.oppslag[1].status", "410",
                    "utleggstrekk.api.svartabell.oppslag[1].utfall", "PROEV_IGJEN");
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, nyTabell)) {
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                jdbc.sql("delete from avvik").update();
                Forskjell forskjell = jobb.hent(Avspillingsproeve.class).maal(Lukketbestand.AUGUST);
                assertThat(forskjell.antall(Endring.AVVIST)).isEqualTo(1);
                assertThat(forskjell.antall(Endring.ULESELIG)).isEqualTo(1);
                assertThat(forskjell.antall(Endring.UENDRET)).isEqualTo(18);
                assertThat(forskjell.tekst()).contains("avvik UKJENT_FELT nyttFelt: 1 (new)");

                Resultat feilet = jobb.motor().spillAv(Lukketbestand.AUGUST, null, null);
                assertThat(feilet.exitkode()).isEqualTo(Exitkode.FEILET);
                assertThat(feilet.melding())
                        .contains("1 raw answers can no longer be read; `restart` tries just those");

                Resultat publisert = jobb.motor().restart(null, null, 1L, null);
                assertThat(publisert.exitkode()).as(publisert.melding()).isEqualTo(Exitkode.OK);
                assertThat(jdbc.sql("select kode || ' ' || korrelasjonsid from karantene where loest is null")
                                .query(String.class)
                                .list())
                        .containsExactly("UTE-007 sporing-2");
                assertThat(jobb.utdata().resolve("inndata/utleggstrekk_p2026-08_v2.parquet"))
                        .as("what we hold is the same, and so are the files")
                        .doesNotExist();
            }
        }
    }

    @Test
    void aReplayThatHasBegunToPublishReadsNothingMore() {
        try (Simulator simulator = Lukketbestand.med(5);
                Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
            assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
            JdbcClient jdbc = jobb.hent(JdbcClient.class);
            jdbc.sql("update raadata set status = 503 where raadata_id = 1").update();
            assertThat(jobb.motor().spillAv(Lukketbestand.AUGUST, null, null).exitkode())
                    .isEqualTo(Exitkode.BRUK);
            jdbc.sql("update raadata set status = 200").update();
            jdbc.sql("update kjoering set tilstand = 'PUBLISERES' where art = 'AVSPILLING'")
                    .update();
            jobb.motor().restart(null, null, null, null);
            assertThat(jdbc.sql("select coalesce(sum(write_count), 0) from batch_step_execution"
                                    + " where step_name = 'avspilling'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void badInputIsOneClearLine() {
        Path annet = mappe.resolve("annet");
        Noekler.lag(annet);
        try (Simulator simulator = Lukketbestand.med(5);
                Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
            assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
            String[] konfigurasjon = jobb.argumenter();

            Utkomme bra = Kommandotest.kjoer(konfigurasjon, "replay", "--kalendermaaned", "2026-08");
            assertThat(bra.exitkode()).isZero();
            assertThat(bra.ut())
                    .contains("2026-08: 5 raw answers read again, without a call")
                    .contains("unchanged")
                    .contains("Nothing is written");

            Utkomme ingen = Kommandotest.kjoer(konfigurasjon, "replay", "--kalendermaaned", "2026-07");
            assertThat(ingen.exitkode()).isEqualTo(2);
            assertThat(ingen.melding())
                    .isEqualToIgnoringNewLines("there are no raw answers for 2026-07 to read again: none was looked up,"
                            + " or they are older than utleggstrekk.raadata.behold (180 days) or were not kept");

            Utkomme skriv = Kommandotest.kjoer(konfigurasjon, "replay", "--kalendermaaned", "2026-08", "--skriv");
            assertThat(skriv.exitkode()).as("this JVM's job holds the lock").isEqualTo(4);

            assertThat(Files.exists(annet)).isTrue();
            String[] feilNoekkel = med(konfigurasjon, annet);
            Utkomme feil = Kommandotest.kjoer(feilNoekkel, "replay", "--kalendermaaned", "2026-08");
            assertThat(feil.exitkode()).isEqualTo(2);
            assertThat(feil.melding())
                    .contains("utleggstrekk.raadata.noekkelsett-fil")
                    .contains("encrypted with another keyset")
                    .hasLineCount(1);
        }
    }

    private static String[] med(String[] konfigurasjon, Path noekler) {
        String noekkel = "--utleggstrekk.raadata.noekkelsett-fil=";
        return Arrays.stream(konfigurasjon)
                .map(a -> a.startsWith(noekkel) ? noekkel + noekler.resolve("raadata-noekkelsett.json") : a)
                .toArray(String[]::new);
    }
}
