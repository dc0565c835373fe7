package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import no.ssb.utleggstrekk.krasj.LitenDisk;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mellommann;
import no.ssb.utleggstrekk.verktoey.Scene;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * On duty: of each fault the last line of the command, {@code status}, the metrics and the report name the same cause and the
 * same mend. One test per fault.
 */
class PaaVaktTest extends Paavakt {
    @Test
    void databaseAway() throws Exception {
        int port = Integer.parseInt(scene.database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (Mellommann mellommann = new Mellommann(port)) {
            oppsett.put(
                    "spring.datasource.url",
                    scene.database.url().replace(":" + port + "/", ":" + mellommann.port() + "/"));
            oppsett.put("spring.datasource.hikari.connection-timeout", 1000);
            scene.treg(Duration.ofMillis(50), Endepunkt.OPPSLAG);
            samtidig(() -> {
                scene.ventPaaOppslag(10);
                mellommann.kutt();
            });
            String grunn = "The database cannot be reached, or ended the connection";
            String bot = "see that it runs and that spring.datasource.url is right, then `restart`";
            alleSierDetSamme(run(1), grunn, bot, false);
            assertThat(scene.kommando(oppsett, "status").feil()).contains(grunn, bot);
        }
    }

    @Test
    void databaseFull() {
        vedInnsetting("par", "53100");
        alleSierDetSamme(run(1), "The database's disk is full", "make room there, then `restart`", true);
    }

    @Test
    void databaseReadOnly() {
        scene.jdbc.sql("""
                do $$ begin execute 'alter database ' || current_database() || ' set default_transaction_read_only = on';
                end $$""").update();
        Utkomme run = run(2);
        String grunn = "The database can only be read";
        String bot = "name the primary server in spring.datasource.url";
        assertThat(sisteLinje(run)).contains(grunn, bot);
        assertThat(scene.kommando(oppsett, "status").ut()).contains(grunn, bot);
        assertThat(maalinger()).contains("utleggstrekk_exitkode 2\n", grunn, bot);
        assertThat(scene.rapport()).as("no kjøring was begun").isEmpty();
    }

    @Test
    void apiDown() {
        scene.simulator.nede(true);
        alleSierDetSamme(run(1), "hendelser", "restart", true);
    }

    @Test
    void apiSlow() {
        scene.treg(Duration.ofMinutes(5), Endepunkt.HENDELSER, Endepunkt.START);
        oppsett.put("utleggstrekk.api.tidsavbrudd", "500ms");
        alleSierDetSamme(run(1), "hendelser", "restart", true);
    }

    @Test
    void refused403() {
        scene.simulator.feil(Feilplan.andel(1, Feiltype.FEIL_403_005));
        alleSierDetSamme(run(6), "403", "restart", true);
    }

    @Test
    void askedToWait429() {
        scene.simulator.feil(Feilplan.andel(1, Feiltype.FEIL_429));
        oppsett.put("utleggstrekk.api.maks-ventetid", "1s");
        alleSierDetSamme(run(1), "429", "restart", true);
        assertThat(maalinger()).contains("utleggstrekk_bedt_om_aa_vente{api=");
    }

    @Test
    void maskinportenRefuses() {
        oppsett.put("utleggstrekk.maskinporten.klient-id", "en-annen-klient");
        alleSierDetSamme(run(6), "Maskinporten", "klient-id", true);
    }

    @Test
    void keyGone() throws IOException {
        Path noekkel = mappe.resolve("noekler/pseudonym-noekkelsett.json");
        Files.move(noekkel, mappe.resolve("borte"));
        Utkomme run = run(2);
        String grunn = "utleggstrekk.pseudonym.noekkelsett-fil";
        assertThat(sisteLinje(run)).contains(grunn, "pseudonym-noekkelsett.json");
        assertThat(scene.kommando(oppsett, "status").ut())
                .contains("The last attempt came to no kjøring")
                .contains(sisteLinje(run));
        assertThat(maalinger()).contains("utleggstrekk_exitkode 2\n", grunn);
        assertThat(scene.rapport()).as("no kjøring was begun").isEmpty();
    }

    @Test
    void diskFull() {
        LitenDisk.ledig(20_000);
        oppsett.put("utleggstrekk.utdata.rot", "litendisk://" + mappe.resolve("utdata"));
        Utkomme run = run(1);
        String grunn = "No space left on device";
        String bot = "free space there, then restart";
        assertThat(sisteLinje(run)).contains(grunn, bot);
        assertThat(run.ut() + run.feil()).as("it would stand on the same disk").contains("No report could be written");
        assertThat(scene.kommando(oppsett, "status").ut()).contains("Failed: kjøring 1", grunn, bot);
        assertThat(maalinger()).contains("utleggstrekk_exitkode 1\n", grunn, bot);
    }

    /** What a SIGKILL in the middle leaves; KrasjIT kills for real, and asks status. */
    @Test
    void killed() {
        scene.treg(Duration.ofMillis(400), Endepunkt.OPPSLAG);
        AtomicReference<String> midtI = new AtomicReference<>("");
        samtidig(() -> {
            Awaitility.await()
                    .atMost(Scene.LENGE)
                    .until(() -> Files.exists(maalefil()) && maalinger().contains("utleggstrekk_kjoerer 1\n"));
            midtI.set(maalinger());
            scene.jdbc.sql("update eierskap set stopp_bedt = now()").update();
        });
        run(3);
        scene.jdbc.sql("update kjoering set exitkode = null, feil = null").update();
        scene.jdbc
                .sql("update forsoek set avsluttet = null, exitkode = null, feil = null")
                .update();
        assertThat(scene.kommando(oppsett, "status").ut())
                .contains("Died: kjøring 1 for 2026-08", "Next: `restart` goes on from the last commit");
        assertThat(midtI.get())
                .as("one and a time that gets old: UtleggstrekkIngenLivstegn")
                .contains("utleggstrekk_sist_maalt_timestamp_seconds ");
        scene.simulator.feil(Feilplan.INGEN);
        run(0);
        assertThat(rapport(1)).contains("\"PUBLISERT\"", "\"omstarter\" : 1");
    }

    @Test
    void stopped() {
        scene.treg(Duration.ofMillis(100), Endepunkt.OPPSLAG);
        samtidig(() -> {
            scene.ventPaaOppslag(5);
            scene.jdbc.sql("update eierskap set stopp_bedt = now()").update();
        });
        alleSierDetSamme(run(3), "was stopped", "`restart`", true);
    }

    @Test
    void frozen() throws Exception {
        try (Connection annen = holdLaas("1 hour")) {
            Utkomme status = scene.kommando(oppsett, "status");
            assertThat(status.ut())
                    .contains("It has shown no sign of life for", "see whether that process, or its host, is frozen");
            Utkomme run = run(4);
            assertThat(sisteLinje(run)).contains("host frossen, pid 4711");
            assertThat(maalinger())
                    .contains("utleggstrekk_exitkode 4\n", "host frossen, pid 4711")
                    .doesNotContain("utleggstrekk_kjoerer 0");
            assertThat(annen.isValid(1)).isTrue();
        }
    }

    @Test
    void twoAtOnce() throws Exception {
        try (Connection annen = holdLaas("1 second")) {
            Utkomme run = run(4);
            assertThat(sisteLinje(run))
                    .contains("Another kjøring holds the lock", "host frossen, pid 4711", "wait for it");
            assertThat(scene.kommando(oppsett, "status").ut()).contains("Running:", "host frossen, pid 4711");
            assertThat(maalinger()).contains("utleggstrekk_exitkode 4\n", "Another kjøring holds the lock");
            assertThat(scene.rapport()).as("the report is the other's").isEmpty();
            assertThat(annen.isValid(1)).isTrue();
        }
    }

    @Test
    void listRebuilt() {
        run(0);
        scene.jdbc.sql("update kjoering set listens_grense = 1000000").update();
        Utkomme run = scene.kommando(oppsett, "run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-13");
        assertThat(run.exitkode()).as(run.feil()).isEqualTo(5);
        String grunn = "The list of hendelser has been rebuilt";
        String bot = "`reread --fra-dato 2026-09-12` begins a new series";
        assertThat(sisteLinje(run)).contains(grunn, bot);
        assertThat(scene.kommando(oppsett, "status").ut()).contains("Waits for a decision: ", grunn, bot);
        assertThat(maalinger()).contains("utleggstrekk_exitkode 5\n", grunn, bot);
        assertThat(rapport(2)).contains(grunn, bot, "\"TRENGER_BESLUTNING\"", "ETTER_BESLUTNING");
    }
}
