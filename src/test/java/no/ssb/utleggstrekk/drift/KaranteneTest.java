package no.ssb.utleggstrekk.drift;

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
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KaranteneTest {
    private static final Bestilling AUGUST =
            new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.of(2026, 11, 20), null, null);
    private static final String UTE_006 =
            "{\"kode\":\"UTE-006\",\"melding\":\"Ugyldig 20125001158\",\"korrelasjonsid\":\"sporing-1\"}";

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    /** Six bad hendelser: two without an identifikator, two without a month, two whose check digits the API refuses. */
    private static Simulator simulator(int par) {
        return Simulator.start(Oppsett.antall(par, par).medDaarligeHendelser(6));
    }

    @Test
    void whatIsMendedLeavesTheQuarantineByRetryAndRunAndJustThoseAreAskedFor() {
        try (Simulator simulator = simulator(30)) {
            List<Par> par = simulator.par().toList();
            String riktig = simulator.body(par.get(0));
            String[] konfigurasjon;
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                konfigurasjon = jobb.argumenter();
                simulator.settSvar(par.get(0), 400, UTE_006);
                simulator.settSvar(
                        par.get(1),
                        200,
                        simulator.body(par.get(1)).replaceFirst("\"beloep\":-?[0-9]+", "\"beloep\":3000000000"));
                bra(jobb.motor().kjoer(AUGUST));

                Utkomme opptatt = Kommandotest.kjoer(konfigurasjon, "quarantine", "retry");
                assertThat(opptatt.exitkode()).isEqualTo(4);
                assertThat(opptatt.melding()).contains("holds the lock").hasLineCount(1);
            }
            Utkomme liste = Kommandotest.kjoer(konfigurasjon, "quarantine", "list", "--json");
            assertThat(liste.exitkode()).isZero();
            JsonNode json = JsonMapper.shared().readTree(liste.ut());
            assertThat(antall(json))
                    .isEqualTo(Map.of(
                            "UTE-006",
                            3L,
                            "BELOEP_UTENFOR_INT32",
                            1L,
                            "UGYLDIG_IDENTIFIKATOR",
                            2L,
                            "UGYLDIG_PERIODE",
                            2L));
            assertThat(json.get("rader")).hasSize(8);
            assertThat(liste.ut())
                    .contains("\"korrelasjonsid\" : \"sporing-1\"")
                    .doesNotContainPattern("[0-9]{11}");

            Utkomme ukjent = Kommandotest.kjoer(konfigurasjon, "quarantine", "retry", "--kode", "UTE-6");
            assertThat(ukjent.exitkode()).isEqualTo(2);
            assertThat(ukjent.melding())
                    .isEqualToIgnoringNewLines("nothing in quarantine has the kode UTE-6; the kodes there are"
                            + " BELOEP_UTENFOR_INT32, UGYLDIG_IDENTIFIKATOR, UGYLDIG_PERIODE, UTE-006");

            Utkomme igjen = Kommandotest.kjoer(konfigurasjon, "quarantine", "retry", "--kode", "UTE-006");
            assertThat(igjen.ut()).startsWith("3 par wait for a lookup again, and 0 hendelser are read once more");
            simulator.settSvar(par.get(0), 200, riktig);
            simulator.kall().nullstill();
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                bra(jobb.motor().kjoer(AUGUST));
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                        .as("just those")
                        .isEqualTo(3);
                assertThat(jobb.hent(JdbcClient.class)
                                .sql("select count(*) from karantene where kode = 'UTE-006' and loest is null")
                                .query(Long.class)
                                .single())
                        .as("the two that are still refused")
                        .isEqualTo(2);
                assertThat(jobb.utdata().resolve("inndata/utleggstrekk_p2026-08_v2.parquet"))
                        .exists();
            }
            assertThat(Kommandotest.kjoer(konfigurasjon, "quarantine", "list").ut())
                    .contains("UTE-006                    2")
                    .contains("par in 2026-08, hendelse ")
                    .contains("identifikator is not 11 digits");
        }
    }

    @Test
    void aHendelseIsReadFromTheListOnceMoreAndTheSumsBalance() {
        try (Simulator simulator = simulator(30)) {
            String[] konfigurasjon;
            String foer;
            String linjer = "select count(*) || ' ' || sum(beloep) from gjeldende_linje";
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                konfigurasjon = jobb.argumenter();
                bra(jobb.motor().kjoer(AUGUST));
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                foer = jdbc.sql(linjer).query(String.class).single();
                somOmEnHendelseIkkeKunneLeses(jdbc);
            }
            Utkomme igjen = Kommandotest.kjoer(konfigurasjon, "quarantine", "retry", "--kode", "UGYLDIG_IDENTIFIKATOR");
            assertThat(igjen.ut()).startsWith("0 par wait for a lookup again, and 3 hendelser are read once more");
            simulator.kall().nullstill();
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                Resultat resultat = bra(jobb.motor().kjoer(AUGUST));
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                assertThat(jdbc.sql(linjer).query(String.class).single()).isEqualTo(foer);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(1);
                assertThat(jdbc.sql("""
                        select mottatt || ' ' || nye || ' ' || duplikater || ' ' || karantene || ' ' || par
                        from kjoering where kjoering_id = ?""")
                                .param(resultat.kjoering().id())
                                .query(String.class)
                                .single())
                        .as("three received, all new, two still unusable, one par")
                        .isEqualTo("3 3 0 2 1");
                assertThat(jdbc.sql("select count(*) from karantene where sekvensnummer is not null and loest is null")
                                .query(Long.class)
                                .single())
                        .isEqualTo(4);
                assertThat(jdbc.sql("select count(*) from karantene where proev_igjen")
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }

    /** A usable hendelse is put in quarantine, and its par is forgotten, as if the list had been read wrongly. */
    private static void somOmEnHendelseIkkeKunneLeses(JdbcClient jdbc) {
        long par = jdbc.sql("select par_id from par where utfall = 'FUNNET' order by par_id limit 1")
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into karantene (kjoering_id, serie, sekvensnummer, kode, tidspunkt)
                select kjoering_id, serie, sekvensnummer, 'UGYLDIG_IDENTIFIKATOR', now() from hendelse where par_id = ?""").param(par).update();
        jdbc.sql("update hendelse set par_id = null, uten_par = 'KARANTENE' where par_id = ?")
                .param(par)
                .update();
        for (String tabell : List.of("linje", "raadata_par", "nummer", "par")) {
            jdbc.sql("delete from %s where par_id = ?".formatted(tabell))
                    .param(par)
                    .update();
        }
    }

    @Test
    void aRetryWhileAKjoeringIsUnfinishedIsCountedInItsSums() {
        try (Simulator simulator = simulator(30)) {
            List<Par> par = simulator.par().toList();
            String[] konfigurasjon;
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of("utleggstrekk.api.maks-forsoek", 1))) {
                konfigurasjon = jobb.argumenter();
                bra(jobb.motor().kjoer(AUGUST));
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                jdbc.sql("update par set siste_hendelse = siste_hendelse + 1 where utfall = 'FUNNET'")
                        .update();
                simulator.settSvar(par.get(3), 500, "{}");
                assertThat(jobb.motor().kjoer(AUGUST).exitkode()).isEqualTo(Exitkode.FEILET);
            }
            Utkomme igjen = Kommandotest.kjoer(konfigurasjon, "quarantine", "retry");
            assertThat(igjen.ut()).startsWith("2 par wait for a lookup again, and 4 hendelser are read once more");
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of("utleggstrekk.api.maks-forsoek", 1))) {
                bra(jobb.motor().restart(null, null, 1L, null));
                String tall = "select par || ' ' || mottatt from kjoering order by kjoering_id desc limit 1";
                JdbcClient jdbc = jobb.hent(JdbcClient.class);
                assertThat(jdbc.sql(tall).query(String.class).single())
                        .as("30 waiting, and the two that were asked for; the hendelser wait for the next kjøring")
                        .isEqualTo("32 0");
                bra(jobb.motor().kjoer(new Bestilling(AUGUST.kalendermaaned(), AUGUST.tilDato(), null, 1L)));
                assertThat(jdbc.sql(tall).query(String.class).single())
                        .as("the par that has no answer, and the four hendelser")
                        .isEqualTo("1 4");
            }
        }
    }

    @Test
    void whatAKjoeringPutInQuarantineBeforeItCountedItsParIsCountedOnceWhenItReadsItAgain() {
        try (Simulator simulator = simulator(30)) {
            String[] konfigurasjon;
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                konfigurasjon = jobb.argumenter();
                Resultat stoppet =
                        jobb.motor().kjoer(new Bestilling(AUGUST.kalendermaaned(), AUGUST.tilDato(), 1L, null));
                assertThat(stoppet.exitkode()).isEqualTo(Exitkode.BESLUTNING);
            }
            Utkomme igjen = Kommandotest.kjoer(konfigurasjon, "quarantine", "retry");
            assertThat(igjen.ut()).startsWith("0 par wait for a lookup again, and 4 hendelser are read once more");
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                bra(jobb.motor().restart(null, 1_000L, null, null));
                assertThat(jobb.hent(JdbcClient.class)
                                .sql(
                                        "select mottatt = nye + duplikater and mottatt = ? and karantene = 4 from kjoering")
                                .param(simulator.antallHendelser())
                                .query(Boolean.class)
                                .single())
                        .isTrue();
            }
        }
    }

    private static Resultat bra(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        return resultat;
    }

    private static Map<String, Long> antall(JsonNode json) {
        Map<String, Long> antall = new TreeMap<>();
        json.get("antall")
                .forEach(a ->
                        antall.put(a.get("kode").asString(), a.get("antall").asLong()));
        return antall;
    }
}
