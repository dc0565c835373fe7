package no.ssb.utleggstrekk.steg.avstemming;

import static org.assertj.core.api.Assertions.assertThat;

import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import org.junit.jupiter.api.Test;

/**
 * Somebody changes the database or a file between the steps of the golden example's kjøringer: the kjøring fails with exit
 * 1, names the equation, publishes nothing, and once the harm is mended the restart publishes what it should.
 */
class TuklingTest extends Tukling {
    @Test
    void whateverIsChangedBetweenTheStepsOfTheFirstKjoeringIsNamed() {
        simulator.goldenKjoering(1);
        // first of all, so that everything after it is a restart: the SQL that the pass is held against is wrong
        String riktig = jdbc.sql("select pg_get_functiondef('tall'::regproc)")
                .query(String.class)
                .single();
        assertThat(riktig).contains("max(beloep) as max_beloep", "from linjer l join");
        Stegkrok.foer(
                "avstemming", () -> sql(riktig.replace("max(beloep) as max_beloep", "max(beloep) + 1 as max_beloep")));
        feilet(
                jobb.motor().kjoer(Goldenkjoering.bestilling(1)),
                "content of utleggstrekk-underenhet-beskrivelse in the file = in the database");
        sql(riktig);
        Stegkrok.foer(
                "avstemming",
                () -> sql(riktig.replace(
                        "from linjer l join", "from (select * from linjer where noekkel <> '') as l join")));
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
}
