package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Kontrakt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.publisering.Verifisering;
import no.ssb.utleggstrekk.steg.publisering.VerifiseringOppsett;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten years of monthly kjøringer in a calendar of their own, nothing deleted; then one with the times of the defaults. Thinned:
 * {@code -Dpersoner=N} persons, {@code -Dmaaneder=N} months, and a kjøring for each {@code -Dsteg=N} of them.
 */
@Tag("ytelse")
class TiAarTest {
    private static final int PERSONER = Integer.getInteger("personer", 2_000);
    private static final int MAANEDER = Integer.getInteger("maaneder", 120);
    private static final int STEG = Integer.getInteger("steg", 1);
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-01");
    private static final String INGENTING = "{\"kode\":\"UTE-007\"}";
    private static final String EVIG = "36500d";

    @TempDir
    private Path mappe;

    private Simulator simulator;

    @Test
    void whatTenYearsHoldBeforeAndAfterTheirTimesAreUp() {
        TestDatabase database = TestDatabase.migrert();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        Kalenderklokke.sett(FOERSTE.foersteDag());
        try (Simulator sim = Simulator.start(
                Oppsett.demo()
                        .medPersoner(PERSONER)
                        .medMaaneder(FOERSTE, MAANEDER + 2)
                        .medEndringer(0.1)
                        .medSlettinger(0.01)
                        .medKontrakt(Kontrakt.PUBLISERT),
                Kalenderklokke.KLOKKE)) {
            simulator = sim;
            try (Testjobb jobb = jobb(database, behold(EVIG))) {
                for (int i = STEG - 1; i < MAANEDER; i += STEG) {
                    publisert(kjoer(jobb, i));
                }
            }
            Stegtid.skriv("%d months, %d persons, %d par, %d versions of the person file"
                    .formatted(
                            MAANEDER,
                            PERSONER,
                            tell(jdbc, "par"),
                            tell(jdbc, "utgivelse where ny and publisert and datasett = 'utleggstrekk'")));
            Map<String, Long> foer = stoerrelser(jdbc);
            foer.values().removeIf(b -> b < 100 * 1024);
            try (Testjobb jobb = jobb(database, Map.of())) {
                publisert(kjoer(jobb, MAANEDER));
                skrivSlettet(jdbc);
                jdbc.sql("vacuum full").update();
                Map<String, Long> etter = stoerrelser(jdbc);
                foer.forEach((tabell, bytes) -> Stegtid.skriv("%-24s %10d kB before, %10d kB after"
                        .formatted(tabell, bytes / 1024, etter.getOrDefault(tabell, 0L) / 1024)));
                Stegtid.skriv("seconds of the kjøring that deleted: %.1f".formatted(sekunder(jdbc)));
                verifiser(jobb);

                dag(MAANEDER + 1);
                Par doedt = par(FOERSTE.pluss(MAANEDER + 1));
                sim.settSvar(doedt, 500, "{}");
                Resultat feilet = kjoer(jobb, MAANEDER + 1);
                assertThat(feilet.exitkode()).as(feilet.melding()).isEqualTo(Exitkode.FEILET);
                sim.settSvar(doedt, 404, INGENTING);
                publisert(jobb.motor().restart(null, null, null, null));
            }
            int versjon = versjon(jdbc);
            sim.settSvar(par(FOERSTE), 404, INGENTING);
            try (Testjobb jobb = jobb(database, Map.of())) {
                Utkomme refresh = Kommandotest.kjoer(
                        jobb.argumenter(), "refresh", "--kalendermaaned", FOERSTE.toString(), "--ja");
                assertThat(refresh.exitkode()).as(refresh.feil()).isZero();
                publisert(kjoer(jobb, MAANEDER + 1));
                assertThat(versjon(jdbc))
                        .as("a late correction of the oldest month")
                        .isEqualTo(versjon + 1);
                verifiser(jobb);
                Stegtid.skriv(
                        "verify green for every month, after a restart and a late correction of " + FOERSTE + " too");
            }
        }
    }

    /** One of a month that has data. */
    private Par par(Kalendermaaned maaned) {
        return simulator
                .par()
                .filter(p -> p.kalendermaaned().equals(maaned.toString()) && simulator.status(p) == 200)
                .findFirst()
                .orElseThrow();
    }

    private static int versjon(JdbcClient jdbc) {
        return jdbc.sql(
                        "select max(versjon) from utgivelse where publisert and datasett = 'utleggstrekk' and kalendermaaned = ?")
                .param(FOERSTE.toString())
                .query(Integer.class)
                .single();
    }

    /** How old each kind may be: as long as this. */
    private static Map<String, Object> behold(String tid) {
        Map<String, Object> alle = new LinkedHashMap<>();
        alle.put("utleggstrekk.raadata.behold", tid);
        for (String hva : List.of("hendelser", "lukkede-linjer", "karantene", "batch-metadata", "rapporter", "avvik")) {
            alle.put("utleggstrekk.oppbevaring." + hva, tid);
        }
        return alle;
    }

    private Testjobb jobb(TestDatabase database, Map<String, Object> ekstra) {
        Map<String, Object> alle = new LinkedHashMap<>(ekstra);
        alle.put("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        alle.put("utleggstrekk.api.sidestoerrelse", 10_000);
        alle.put("utleggstrekk.api.maks-forsoek", 1);
        alle.put("utleggstrekk.maks-karantene-andel", 1);
        alle.put("utleggstrekk.kvalitet.stopp-ved-avvik", 1000);
        return new Testjobb(mappe, database, simulator, alle, Kalenderklokke.class);
    }

    /** From now on it is the day of the kjøring for a month. */
    private LocalDate dag(int nr) {
        LocalDate dag = FOERSTE.pluss(nr + 1).foersteDag().plusDays(12);
        Kalenderklokke.sett(dag);
        simulator.settDato(dag);
        return dag;
    }

    private Resultat kjoer(Testjobb jobb, int nr) {
        return jobb.motor().kjoer(new Bestilling(FOERSTE.pluss(nr), dag(nr), null, null));
    }

    private static void publisert(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(resultat.melding()).endsWith("is published");
    }

    private static void verifiser(Testjobb jobb) {
        try (ConfigurableApplicationContext verify = new SpringApplicationBuilder(VerifiseringOppsett.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(jobb.argumenter())) {
            long bareSha256 = 0;
            for (int i = 0; i <= MAANEDER; i++) {
                Verifisering.Resultat resultat =
                        verify.getBean(Verifisering.class).verifiser(FOERSTE.pluss(i));
                assertThat(resultat.feil()).as(resultat.linjer().toString()).isZero();
                bareSha256 += resultat.linjer().stream()
                        .filter(l -> l.contains("held to its SHA-256 only"))
                        .count();
            }
            Stegtid.skriv("verify: green for %d months; %d files of older versions are held to their SHA-256 only"
                    .formatted(MAANEDER + 1, bareSha256));
        }
    }

    private static void skrivSlettet(JdbcClient jdbc) {
        jdbc.sql("select hva || ' ' || antall from sletting order by hva")
                .query(String.class)
                .list()
                .forEach(s -> Stegtid.skriv("deleted: " + s));
    }

    private static double sekunder(JdbcClient jdbc) {
        return jdbc.sql("""
                select extract(epoch from min(s.start_time) - j.create_time)::double precision
                from batch_job_execution j join batch_step_execution s using (job_execution_id)
                group by j.job_execution_id order by j.job_execution_id desc limit 1""").query(Double.class).single();
    }

    private static long tell(JdbcClient jdbc, String fra) {
        return jdbc.sql("select count(*) from " + fra).query(Long.class).single();
    }

    /** Of each table with its indexes and what is stored beside it, and of all. */
    private static Map<String, Long> stoerrelser(JdbcClient jdbc) {
        Map<String, Long> alle = new TreeMap<>();
        jdbc.sql("""
                select relname, pg_total_relation_size(oid) from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace""")
                .query((rad, nr) -> alle.put(rad.getString(1), rad.getLong(2)))
                .list();
        alle.put(" all", alle.values().stream().mapToLong(b -> b).sum());
        return alle;
    }
}
