package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The root is another, or files at it are gone: seen before the first call of every kjøring (rule 17). */
class RotTest {
    private static final String UNDERENHET = "statistikk/utleggstrekk-underenhet_p2026-08_v1.parquet";

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();
    private Simulator simulator;

    @BeforeEach
    void enKjoering() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
        try (Testjobb jobb = jobb(Map.of())) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 1).exitkode()).isEqualTo(Exitkode.OK);
        }
        simulator.kall().nullstill();
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void anotherRootStopsEveryKjoeringBeforeItsFirstCall() throws Exception {
        Path annen = Files.createDirectories(mappe.resolve("annen"));
        try (Testjobb jobb = jobb(Map.of("utleggstrekk.utdata.rot", annen))) {
            VarigFeil feil = nektet(jobb);
            assertThat(feil.getMessage())
                    .startsWith("utleggstrekk.utdata.rot: ")
                    .contains("logg/2026-08/kjoering-0001/manifest.json is missing")
                    .contains("mount its volume")
                    .hasLineCount(1);
            simulator.goldenKjoering(2);
            nektet(jobb);
        }
        assertThat(Filer.spor(annen)).isEmpty();
    }

    @Test
    void theRootOfAnotherDatabaseIsAnotherRoot() throws Exception {
        Path annen = mappe.resolve("annen/utleggstrekk_data/logg/2026-08/kjoering-0001");
        Files.createDirectories(annen);
        String manifest = Files.readString(fil("logg/2026-08/kjoering-0001/manifest.json"));
        Files.writeString(
                annen.resolve("manifest.json"), manifest.replaceFirst("(\"sha256\"\\s*:\\s*\")....", "$10000"));
        try (Testjobb jobb = jobb(Map.of("utleggstrekk.utdata.rot", mappe.resolve("annen")))) {
            assertThat(nektet(jobb).getMessage()).contains("says SHA-256 0000");
        }
    }

    @Test
    void currentFilesThatAreGoneAreWrittenAgainToTheByteThoughNothingIsNew() throws Exception {
        SortedMap<String, String> foer = Filer.spor(fil(""));
        for (String fil : foer.keySet()) {
            if (!fil.startsWith("logg/")) {
                Files.delete(fil(fil));
            }
        }
        try (Testjobb jobb = jobb(Map.of())) {
            var resultat = jobb.motor().kjoer(Goldenkjoering.bestilling(1));
            assertThat(resultat.melding()).contains("nothing new");
        }
        SortedMap<String, String> etter = Filer.spor(fil(""));
        etter.keySet().removeIf(f -> f.contains("kjoering-0002"));
        for (String oversikt : List.of("logg/index.html", "logg/index.json")) { // tell of this kjøring too
            assertThat(etter.remove(oversikt)).isNotEqualTo(foer.remove(oversikt));
        }
        assertThat(etter).isEqualTo(foer);
    }

    @Test
    void aFileThatCannotBeWrittenAgainIsNamedWithTheMend() throws Exception {
        Files.delete(fil(UNDERENHET));
        JdbcClient.create(database.dataSource())
                .sql("update linje set beloep = beloep - 1")
                .update();
        try (Testjobb jobb = jobb(Map.of())) {
            assertThat(nektet(jobb).getMessage())
                    .contains(UNDERENHET + " is missing")
                    .contains("recompute --fra 2026-08 --til 2026-08")
                    .hasLineCount(1);
        }
        assertThat(fil(UNDERENHET)).doesNotExist();
        assertThat(fil("temp").toFile().list()).isEmpty();
    }

    @Test
    void aMonthThatIsToBeWorkedOutAnewGetsANewVersionOfTheFileThatIsGone() throws Exception {
        Files.delete(fil(UNDERENHET));
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("update utgivelse set sha256 = 'of another Parquet' where sti like '%' || ?")
                .param(UNDERENHET)
                .update();
        String manifest = Files.readString(fil("logg/2026-08/kjoering-0001/manifest.json"));
        Files.writeString(
                fil("logg/2026-08/kjoering-0001/manifest.json"),
                manifest.replaceFirst(
                        "(underenhet_p2026-08_v1.parquet\"[^}]*?\"sha256\"\\s*:\\s*\")[0-9a-f]*",
                        "$1of another Parquet"));
        jdbc.sql("insert into beroert (kalendermaaned) values ('2026-08')").update();
        try (Testjobb jobb = jobb(Map.of())) {
            var resultat = jobb.motor().kjoer(Goldenkjoering.bestilling(1));
            assertThat(resultat.melding()).endsWith("is published");
            assertThat(fil("statistikk/utleggstrekk-underenhet_p2026-08_v2.parquet"))
                    .exists();
            assertThat(fil("inndata/utleggstrekk_p2026-08_v2.parquet")).doesNotExist();
            assertThat(jobb.motor().kjoer(Goldenkjoering.bestilling(1)).melding())
                    .contains("nothing new");
        }
    }

    private VarigFeil nektet(Testjobb jobb) {
        VarigFeil feil = Assertions.catchThrowableOfType(
                VarigFeil.class, () -> jobb.hent(Kjoeringsmotor.class).kjoer(Goldenkjoering.bestilling(1)));
        assertThat(feil).isNotNull();
        assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
        assertThat(simulator.kall().antall(Endepunkt.HENDELSER)).isZero();
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from kjoering")
                        .query(Long.class)
                        .single())
                .as("no kjøring is opened")
                .isEqualTo(1);
        return feil;
    }

    private Testjobb jobb(Map<String, Object> ekstra) {
        Map<String, Object> alle = new HashMap<>(Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"));
        alle.putAll(ekstra);
        return new Testjobb(mappe, database, simulator, alle);
    }

    private Path fil(String fil) {
        return mappe.resolve("utdata/utleggstrekk_data").resolve(fil);
    }
}
