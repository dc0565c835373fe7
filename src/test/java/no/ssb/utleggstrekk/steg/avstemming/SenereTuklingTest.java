package no.ssb.utleggstrekk.steg.avstemming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import org.junit.jupiter.api.Test;

/** What is changed between the steps of a later kjøring, or is lost while it publishes. */
class SenereTuklingTest extends Tukling {
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
}
