package no.ssb.utleggstrekk.steg.avstemming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody changes the database or a file between the steps of the golden example's kjøringer: the kjøring fails with exit
 * 1, names the equation, publishes nothing, and once the harm is mended the restart publishes what it should.
 */
class TuklingTest {
    @TempDir
    private Path mappe;

    private Simulator simulator;
    private Testjobb jobb;
    private JdbcClient jdbc;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
        jobb = new Testjobb(
                mappe,
                TestDatabase.migrert(),
                simulator,
                Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"),
                Stegkrok.class);
        jdbc = jobb.hent(JdbcClient.class);
    }

    @AfterEach
    void lukk() {
        jobb.close();
        simulator.close();
    }

    @Test
    void whateverIsChangedBetweenTheStepsOfTheFirstKjoeringIsNamed() {
        simulator.goldenKjoering(1);
        // first of all, so that everything after it is a restart: the SQL that the pass is held against is wrong
        String riktig = jdbc.sql("select pg_get_functiondef('tall'::regproc)")
                .query(String.class)
                .single();
        Stegkrok.foer(
                "avstemming", () -> sql(riktig.replace("max(beloep) as max_beloep", "max(beloep) + 1 as max_beloep")));
        feilet(
                jobb.motor().kjoer(Goldenkjoering.bestilling(1)),
                "content of utleggstrekk-underenhet-beskrivelse in the file = in the database");
        sql(riktig);
        Stegkrok.foer(
                "avstemming",
                () -> sql(riktig.replace(
                        "from linjer join", "from (select * from linjer where noekkel <> '') as linjer join")));
        feilet(restart(), "rows of utleggstrekk-underenhet in the file = in the database");
        sql(riktig);

        plantetISql(
                "totalt",
                "count(*) as antall_personer",
                "count(*) + 1 as antall_personer",
                "content of utleggstrekk-totalt-beskrivelse in the file = in the database");
        plantetISql(
                "er_avsloerende",
                "select personer",
                "select not personer",
                "content of utleggstrekk-underenhet in the file = in the database");
        plantetISql(
                "utgivelser_ved",
                "s.versjon > 0, kjoering_id",
                "s.versjon > 1, kjoering_id",
                "content of utleggstrekk-utgivelser in the file = in the database");

        // the pass is wrong: it read what was not there
        Stegkrok.foer("sammenstilling", () -> sql("update linje set beloep = -1999 where beloep = -1998"));
        Stegkrok.foer("avstemming", () -> sql("update linje set beloep = -1998 where beloep = -1999"));
        feilet(restart(), "sum of beloep of utleggstrekk-underenhet in the file = in the database");
        tuklet(
                "avstemming",
                "update linje set beloep = -1999 where beloep = -1998",
                "update linje set beloep = -1998 where beloep = -1999",
                "sum of beloep of utleggstrekk-underenhet in the file = in the database");
        tuklet(
                "avstemming",
                "update linje set skjermet = not skjermet where beloep = -1998",
                "update linje set skjermet = not skjermet where beloep = -1998",
                "content of utleggstrekk in the file = in the database");
        tuklet(
                "avstemming",
                "update linje set underenhet = '868596600' where underenhet = '805673400'",
                "update linje set underenhet = '805673400' where underenhet = '868596600' and beloep = -1000",
                "content of utleggstrekk in the file = in the database");
        tuklet(
                "avstemming",
                personBytte("-500", "-1000"),
                personBytte("-1000", "-500"),
                "content of utleggstrekk in the file = in the database");
        tuklet(
                "avstemming",
                "update kjoering set nye = nye + 1",
                "update kjoering set nye = nye - 1",
                "new hendelser = usable + quarantined + of unknown numbers");
        tuklet(
                "avstemming",
                "update kjoering set mottatt = mottatt + 1",
                "update kjoering set mottatt = mottatt - 1",
                "hendelser received = new + duplicates");
        tuklet(
                "avstemming",
                "update kjoering set karantene = karantene + 1",
                "update kjoering set karantene = karantene - 1",
                "usable hendelser = sum over par");
        tuklet(
                "avstemming",
                "update kjoering set par = par + 1",
                "update kjoering set par = par - 1",
                "waiting par = FUNNET");

        Stegkrok.foer("avstemming", () -> vend(temp("utleggstrekk-underenhet_p2026-08_v1.parquet")));
        feilet(restart(), "utleggstrekk-underenhet_p2026-08_v1.parquet on disk = as it was written");
        Stegkrok.foer("avstemming", () -> slett(temp("utleggstrekk_p2026-08_v1.parquet")));
        feilet(restart(), "utleggstrekk_p2026-08_v1.parquet = 1 (2026-08): 0 is not 1");
        Stegkrok.foer("publisering", () -> vend(temp("utleggstrekk-underenhet_p2026-08_v1__DOC.json")));
        feilet(restart(), "utleggstrekk-underenhet_p2026-08_v1__DOC.json on disk = as it was balanced");
        Stegkrok.foer("publisering", () -> slett(temp("utleggstrekk_p2026-08_v1.parquet")));
        feilet(restart(), "utleggstrekk_p2026-08_v1.parquet on disk = as it was balanced: missing is not");

        assertThat(restart().exitkode()).isEqualTo(Exitkode.OK);
        assertThat(Filer.publisert(jobb.utdata())).hasSize(12);
        assertThat(jdbc.sql("select count(*) from avstemming where venstre <> hoeyre")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whateverIsChangedBetweenTheStepsOfALaterKjoeringIsNamed() throws Exception {
        assertThat(Goldenkjoering.kjoer(jobb, simulator, 1).exitkode()).isEqualTo(Exitkode.OK);
        simulator.goldenKjoering(2);
        Path v1 = jobb.utdata().resolve("statistikk/utleggstrekk-underenhet_p2026-08_v1.parquet");
        byte[] hel = Files.readAllBytes(v1);
        Stegkrok.foer("avstemming", () -> vend(v1));
        feilet(
                jobb.motor().kjoer(Goldenkjoering.bestilling(2)),
                "utleggstrekk-underenhet_p2026-08_v1.parquet on disk = as it was written");
        Files.write(v1, hel);

        String skade = "update linje set beloep = -1999 where til_kjoering is not null and beloep = -1998";
        String bot = "update linje set beloep = -1998 where beloep = -1999";
        tuklet("avstemming", skade, bot, "content of utleggstrekk-endring in the file = in the database");
        tuklet(
                "sammenstilling",
                skade,
                bot,
                "underenheter where version 1 + the ledger = version 2, = underenheter in either (2026-08): 2 is not 3");
        // the ledger is worked out and held against the same function: its flags are held against the two versions'
        String endring = jdbc.sql("select pg_get_functiondef('endring'::regproc)")
                .query(String.class)
                .single();
        Stegkrok.foer("sammenstilling", () -> sql(endring.replace("bool_or(case sett", "not bool_or(case sett")));
        feilet(
                restart(),
                "rows of the ledger without avsloeringsrisiko, of underenheter that had it in version 1 or have it in 2 = 0");
        sql(endring);
        // and so is the overview
        String oversikt = jdbc.sql("select pg_get_functiondef('utgivelser_ved'::regproc)")
                .query(String.class)
                .single();
        Stegkrok.foer("sammenstilling", () -> sql(oversikt.replace("where nr = 1", "where s.versjon = 1 and nr = 1")));
        feilet(restart(), "new files of this kjøring = rows with their checksums in utleggstrekk-utgivelser");
        sql(oversikt);
        assertThat(restart().exitkode()).isEqualTo(Exitkode.OK);

        // a par is looked up again and says the same: the files of September are found unchanged
        sql("update par set besvart_hendelse = 0 where kalendermaaned = '2026-09' and utfall = 'FUNNET'");
        Path september = jobb.utdata().resolve("inndata/utleggstrekk_p2026-09_v1.parquet");
        byte[] helSeptember = Files.readAllBytes(september);
        Stegkrok.foer("avstemming", () -> slett(september));
        feilet(
                jobb.motor().kjoer(Goldenkjoering.bestilling(2)),
                "utleggstrekk_p2026-09_v1.parquet = 1 (2026-09): 0 is not 1");
        Files.write(september, helSeptember);
        Stegkrok.foer("publisering", () -> vend(september));
        feilet(restart(), "utleggstrekk_p2026-09_v1.parquet on disk = as it was balanced");
        Files.write(september, helSeptember);
        assertThat(restart().exitkode()).isEqualTo(Exitkode.OK);
        assertThat(uendret()).isEqualTo(5);

        // and so are those of August, which has a ledger
        sql("update par set besvart_hendelse = 0 where kalendermaaned = '2026-08' and utfall = 'FUNNET'");
        Bestilling august = new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.of(2026, 10, 12), null, null);
        assertThat(jobb.motor().kjoer(august).exitkode()).isEqualTo(Exitkode.OK);
        assertThat(uendret()).isEqualTo(6);
    }

    /** How many files the last kjøring found unchanged; it wrote none. */
    private long uendret() {
        return jdbc.sql("""
                select count(*) filter (where publisert and not ny) - count(*) filter (where ny) from utgivelse
                where kjoering_id = (select max(kjoering_id) from kjoering)""").query(Long.class).single();
    }

    @Test
    void aTemporaryFileLostAfterThePublishingHasBegunIsMadeAgainToTheByte() {
        simulator.goldenKjoering(1);
        String naar =
                "create function stopp() returns trigger language plpgsql as 'begin raise exception ''stopped by the test''; end'";
        sql(naar);
        sql("create trigger stopp before update of publisert on utgivelse for each row execute function stopp()");
        assertThat(jobb.motor().kjoer(Goldenkjoering.bestilling(1)).exitkode()).isEqualTo(Exitkode.FEILET);
        sql("drop trigger stopp on utgivelse");
        List<Path> filer = Filer.publisert(jobb.utdata());
        assertThat(filer).hasSize(12);
        Map<Path, String> foer = sha(filer);
        slett(filer.get(0));
        slett(filer.get(1));

        assertThat(restart().exitkode()).isEqualTo(Exitkode.OK);
        assertThat(sha(Filer.publisert(jobb.utdata()))).isEqualTo(foer);
    }

    /** Changes a function just before the files are held against it, sees the kjøring fail for it, and mends. */
    private void plantetISql(String funksjon, String riktig, String galt, String ligning) {
        String definisjon = jdbc.sql("select pg_get_functiondef(?::regproc)")
                .param(funksjon)
                .query(String.class)
                .single();
        assertThat(definisjon).contains(riktig);
        Stegkrok.foer("avstemming", () -> sql(definisjon.replace(riktig, galt)));
        feilet(restart(), ligning);
        sql(definisjon);
    }

    /** Changes the database just before a step, sees the kjøring fail for it, and mends. */
    private void tuklet(String foerSteg, String skade, String bot, String ligning) {
        Stegkrok.foer(foerSteg, () -> sql(skade));
        feilet(restart(), ligning);
        sql(bot);
    }

    private void feilet(Resultat resultat, String ligning) {
        assertThat(resultat.exitkode()).isEqualTo(Exitkode.FEILET);
        assertThat(resultat.exitkode().tall()).isEqualTo(1);
        assertThat(resultat.melding()).contains("nothing is published").contains(ligning);
        assertThat(jdbc.sql("select count(*) from utgivelse where publisert and kjoering_id = ?")
                        .param(resultat.kjoering().id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select tilstand from kjoering where kjoering_id = ?")
                        .param(resultat.kjoering().id())
                        .query(String.class)
                        .single())
                .isEqualTo("PAABEGYNT");
        if (resultat.kjoering().id() == 1) {
            assertThat(Filer.publisert(jobb.utdata())).isEmpty();
        }
    }

    private Resultat restart() {
        return jobb.motor().restart(null, null, null, null);
    }

    /** The linje with the first amount becomes another person's, who is found by the second. */
    private static String personBytte(String beloep, String tilDenMed) {
        return tilDenMed.equals("-1000")
                ? "update linje set linje_nr = 99, par_id = (select par_id from linje where beloep = -1000) where beloep = %s"
                        .formatted(beloep)
                : "update linje set linje_nr = 0, par_id = (select par_id from linje where beloep = -2000) where linje_nr = 99";
    }

    private void sql(String sql) {
        jdbc.sql(sql).update();
    }

    private Path temp(String fil) {
        long kjoering = jdbc.sql("select max(kjoering_id) from kjoering")
                .query(Long.class)
                .single();
        return jobb.utdata().resolve("temp/kjoering-%04d/%s".formatted(kjoering, fil));
    }

    private Map<Path, String> sha(List<Path> filer) {
        Utdatalager lager = jobb.hent(Utdatalager.class);
        Map<Path, String> sha = new java.util.TreeMap<>();
        filer.forEach(f ->
                sha.put(f, lager.sha256("utleggstrekk_data/" + jobb.utdata().relativize(f))));
        return sha;
    }

    private static void vend(Path fil) {
        try {
            byte[] bytes = Files.readAllBytes(fil);
            bytes[bytes.length / 2] ^= 1;
            Files.write(fil, bytes);
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }

    private static void slett(Path fil) {
        try {
            Files.delete(fil);
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }
}
