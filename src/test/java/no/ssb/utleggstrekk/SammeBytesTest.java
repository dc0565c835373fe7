package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same state gives the same files to the byte, whatever the way to it. */
class SammeBytesTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-08");

    @TempDir
    private Path mappe;

    /** Small pages in one order and one call at a time; large ones in another order and five, in a Norwegian database. */
    @Test
    void anotherOrderOfArrivalOtherWorkersAndAnotherLocaleGiveTheSameBytes() throws Exception {
        Oppsett bestand = Oppsett.demo().medPersoner(60).medMaaneder(FOERSTE, 2).medEndringer(0.3);
        TestDatabase norsk = norskDatabase();
        try {
            Path en = mappe.resolve("en");
            Path to = mappe.resolve("to");
            kjoer(
                    en,
                    TestDatabase.migrert(),
                    bestand.medStokketSide(false),
                    Map.of("samtidige-kall", 1, "sidestoerrelse", 17));
            Filer.kopier(en.resolve("noekler"), to.resolve("noekler"));
            kjoer(to, norsk, bestand.medStokketSide(true), Map.of("samtidige-kall", 5, "sidestoerrelse", 1000));

            Map<String, String> filer = filer(en);
            assertThat(filer)
                    .hasSizeGreaterThanOrEqualTo(20)
                    .anySatisfy((navn, x) -> assertThat(navn).contains("endring"));
            assertThat(filer(to)).isEqualTo(filer);
        } finally {
            utfoer("drop database " + norsk.url().replaceAll(".*?//[^/]*/([^?]*).*", "$1") + " with (force)");
        }
    }

    private static void kjoer(Path mappe, TestDatabase database, Oppsett bestand, Map<String, Object> api) {
        Map<String, Object> ekstra = new TreeMap<>();
        ekstra.put("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        api.forEach((n, v) -> ekstra.put("utleggstrekk.api." + n, v));
        try (Simulator simulator = Simulator.start(bestand);
                Testjobb jobb = new Testjobb(mappe, database, simulator, ekstra)) {
            for (int i = 0; i < 2; i++) {
                Kalendermaaned maaned = FOERSTE.pluss(i);
                var dato = maaned.pluss(1).verdi().atDay(12);
                simulator.settDato(dato);
                var resultat = jobb.motor().kjoer(new Bestilling(maaned, dato, null, null));
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
        }
    }

    /** The data files and their Datadoc as text, without the folder that Datadoc tells. */
    private static Map<String, String> filer(Path mappe) throws IOException {
        Path rot = mappe.resolve("utdata/utleggstrekk_data");
        Map<String, String> filer = new TreeMap<>();
        for (Path fil : Filer.alle(rot)) {
            String navn = rot.relativize(fil).toString();
            if (!navn.startsWith("logg")) {
                filer.put(
                        navn,
                        new String(Files.readAllBytes(fil), java.nio.charset.StandardCharsets.ISO_8859_1)
                                .replace(mappe.toString(), ""));
            }
        }
        return filer;
    }

    /** Sorts as Norwegians do where no collation is named: aa after z, and case and hyphens hardly count. */
    private static TestDatabase norskDatabase() throws SQLException {
        TestDatabase vanlig = TestDatabase.ny();
        String navn = vanlig.url().replaceAll(".*?//[^/]*/([^?]*).*", "$1");
        String norsk = navn + "_no";
        utfoer("create database %s template template0 locale_provider icu icu_locale 'nb-NO'".formatted(norsk));
        TestDatabase database = new TestDatabase(vanlig.url().replace(navn, norsk), vanlig.bruker(), vanlig.passord());
        try (Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select 'aa' > 'z' and 'a' < 'B'")) {
            r.next();
            assertThat(r.getBoolean(1)).as("the database sorts in Norwegian").isTrue();
        }
        return database;
    }

    private static void utfoer(String sql) throws SQLException {
        try (Connection c = TestDatabase.ny().dataSource().getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
