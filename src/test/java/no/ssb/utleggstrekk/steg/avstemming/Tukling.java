package no.ssb.utleggstrekk.steg.avstemming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job that is tampered with between its steps. */
abstract class Tukling {
    @TempDir
    Path mappe;

    Simulator simulator;
    Testjobb jobb;
    JdbcClient jdbc;

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

    /** How many files the last kjøring found unchanged; it wrote none. */
    long uendret() {
        return jdbc.sql("""
                select count(*) filter (where publisert and not ny) - count(*) filter (where ny) from utgivelse
                where kjoering_id = (select max(kjoering_id) from kjoering)""").query(Long.class).single();
    }

    /** Changes a function just before the files are held against it, sees the kjøring fail for it, and mends. */
    void plantetISql(String funksjon, String riktig, String galt, String ligning) {
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
    void tuklet(String foerSteg, String skade, String bot, String ligning) {
        Stegkrok.foer(foerSteg, () -> sql(skade));
        feilet(restart(), ligning);
        sql(bot);
    }

    void feilet(Resultat resultat, String ligning) {
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

    Resultat restart() {
        return jobb.motor().restart(null, null, null, null);
    }

    /** The linje with the first amount becomes another person's, who is found by the second. */
    static String personBytte(String beloep, String tilDenMed) {
        return tilDenMed.equals("-1000")
                ? "update linje set linje_nr = 99, par_id = (select par_id from linje where beloep = -1000) where beloep = %s"
                        .formatted(beloep)
                : "update linje set linje_nr = 0, par_id = (select par_id from linje where beloep = -2000) where linje_nr = 99";
    }

    void sql(String sql) {
        jdbc.sql(sql).update();
    }

    Path temp(String fil) {
        long kjoering = jdbc.sql("select max(kjoering_id) from kjoering")
                .query(Long.class)
                .single();
        return jobb.utdata().resolve("temp/kjoering-%04d/%s".formatted(kjoering, fil));
    }

    Map<Path, String> sha(List<Path> filer) {
        Utdatalager lager = jobb.hent(Utdatalager.class);
        Map<Path, String> sha = new java.util.TreeMap<>();
        filer.forEach(f ->
                sha.put(f, lager.sha256("utleggstrekk_data/" + jobb.utdata().relativize(f))));
        return sha;
    }

    static void vend(Path fil) {
        try {
            byte[] bytes = Files.readAllBytes(fil);
            bytes[bytes.length / 2] ^= 1;
            Files.write(fil, bytes);
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }

    static void slett(Path fil) {
        try {
            Files.delete(fil);
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }
}
