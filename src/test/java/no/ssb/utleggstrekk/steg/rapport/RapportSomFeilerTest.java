package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A report that cannot be made holds published files back for a while, never for good. */
class RapportSomFeilerTest {
    @TempDir
    private Path mappe;

    @Test
    void aKjoeringWhoseReportFailsEveryTimeIsEndedAllTheSameAndTheNextOneRuns() throws Exception {
        TestDatabase database = TestDatabase.migrert();
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb = new Testjobb(
                        mappe,
                        database,
                        simulator,
                        Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"),
                        Stegkrok.class)) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource()); // a hand from outside
            // read by the report, when all else is done
            Stegkrok.foer("rapport", () -> jdbc.sql("""
                    create function ulesbar() returns boolean stable language plpgsql
                        as $$ begin raise exception 'a page cannot be read' using errcode = 'XX001'; end $$;
                    alter table avvik rename to avvik_borte;
                    create view avvik as select * from avvik_borte where ulesbar()""").update());
            var foerste = Goldenkjoering.kjoer(jobb, simulator, 1);
            assertThat(foerste.exitkode()).as(foerste.melding()).isEqualTo(Exitkode.FEILET);
            assertThat(jobb.motor().restart(null, null, null, null).exitkode()).isEqualTo(Exitkode.FEILET);
            assertThat(jobb.motor().restart(null, null, null, null).exitkode()).isEqualTo(Exitkode.FEILET);

            var siste = jobb.motor().restart(null, null, null, null);
            assertThat(siste.exitkode()).as(siste.melding()).isEqualTo(Exitkode.OK);
            assertThat(siste.melding()).endsWith("is published");
            JsonNode rapport =
                    JsonTekst.les(Files.readString(jobb.utdata().resolve("logg/2026-08/kjoering-0001/rapport.json")));
            assertThat(rapport.at("/resultat/status").asString()).isEqualTo("PUBLISERT");
            assertThat(rapport.at("/resultat/feil").asString()).contains("the report could not be made");

            jdbc.sql("drop view avvik; alter table avvik_borte rename to avvik").update();
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 2).exitkode()).isEqualTo(Exitkode.OK);
        }
    }
}
