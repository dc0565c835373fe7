package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import no.ssb.utleggstrekk.krasj.LitenDisk;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A job that meets a fault, and the four places that tell of it: the last line, status, the metrics and the report. */
abstract class Paavakt {
    static final String[] RUN = {"run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"};

    @TempDir
    Path mappe;

    Scene scene;
    final Map<String, Object> oppsett = new LinkedHashMap<>();

    @BeforeEach
    void foer() {
        scene = new Scene(mappe);
        oppsett.put("utleggstrekk.maaling.fil", maalefil());
        oppsett.put("utleggstrekk.api.maks-ventetid", "2s");
        oppsett.put("utleggstrekk.api.maks-forsoek", 1);
    }

    @AfterEach
    void etter() {
        LitenDisk.ledig(Long.MAX_VALUE);
        scene.close();
    }

    /** Runs the month; the exit code is as it should be. */
    Utkomme run(int exitkode) {
        Utkomme run = scene.kommando(oppsett, RUN);
        assertThat(run.exitkode()).as(run.feil()).isEqualTo(exitkode);
        return run;
    }

    void alleSierDetSamme(Utkomme run, String grunn, String bot, boolean databasenSvarer) {
        String linje = sisteLinje(run);
        System.out.println("ON DUTY " + run.exitkode() + ": " + linje);
        assertThat(linje).contains(grunn, bot);
        String melding = linje.replaceFirst("\\.? Next: .*", "").replaceFirst("\\.$", "");
        if (databasenSvarer) {
            Utkomme status = scene.kommando(oppsett, "status");
            if (run.exitkode() == 3) {
                assertThat(status.ut()).contains("Stopped on request: kjøring 1 for 2026-08", "`restart`");
            } else {
                assertThat(status.ut()).contains(melding);
            }
        }
        assertThat(maalinger())
                .contains("utleggstrekk_exitkode " + run.exitkode() + "\n")
                .contains("utleggstrekk_kjoerer 0\n")
                .contains("utleggstrekk_feil_info{linje=\"" + linje.replace("\"", "\\\"") + "\"} 1\n");
        String rapport = rapport(1);
        assertThat(rapport).contains(melding.replace("\"", "\\\""), "\"exitkode\" : " + run.exitkode(), "ETTER_");
    }

    static String sisteLinje(Utkomme run) {
        return run.feil().strip().lines().reduce("", (foer, linje) -> linje);
    }

    Path maalefil() {
        return mappe.resolve("utleggstrekk.prom");
    }

    String maalinger() {
        try {
            return Files.readString(maalefil());
        } catch (IOException e) {
            throw new AssertionError("no metrics were written", e);
        }
    }

    String rapport(int kjoering) {
        try {
            return Files.readString(
                    scene.utdata().resolve("logg/2026-08/kjoering-%04d/rapport.json".formatted(kjoering)));
        } catch (IOException e) {
            throw new AssertionError("no report was written", e);
        }
    }

    static void samtidig(Runnable uro) {
        Thread t = new Thread(uro, "uro");
        t.setDaemon(true);
        t.start();
    }

    void vedInnsetting(String tabell, String sqlstate) {
        scene.jdbc.sql("""
                create function full_disk() returns trigger language plpgsql as $$ begin
                    raise exception 'no space' using errcode = '%s'; end $$;
                create trigger full_disk before insert on %s for each statement execute function full_disk()""".formatted(sqlstate, tabell)).update();
    }

    /** Another process has the lock, and was last seen so long ago. */
    Connection holdLaas(String stille) throws Exception {
        run(0);
        scene.jdbc
                .sql("update eierskap set vert = 'frossen', pid = 4711, sett = now() - interval '" + stille
                        + "', stopp_bedt = null")
                .update();
        Filer.alle(scene.utdata().resolve("logg")).stream()
                .filter(p -> p.endsWith("rapport.json"))
                .forEach(p -> p.toFile().delete());
        Connection annen = scene.database.dataSource().getConnection();
        try (var s = annen.createStatement()) {
            s.execute("select pg_advisory_lock(1431587909, 1)");
        }
        return annen;
    }
}
