package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Sikkerhetskopi;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The backup of docs/drift.md: a dump, the key sets and a copy of the root, taken after the first of two kjøringer; and what is
 * restored on another machine goes on. A database older than the files is GjenopprettetTest's.
 */
class SikkerhetskopiTest {
    @TempDir
    private Path mappe;

    private Simulator simulator;
    private Sikkerhetskopi dump;
    private TestDatabase database;

    /** What stood at the root after both. */
    private Map<String, String> fasit;

    @BeforeEach
    void toKjoeringerMedKopiEtterDenFoerste() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
        database = TestDatabase.migrert();
        publisert("her", database, 1);
        dump = Sikkerhetskopi.av(database, mappe);
        Filer.kopierMappe(mappe.resolve("her"), mappe.resolve("kopi"));
        publisert("her", database, 2);
        fasit = filer("her");
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void dumpKeySetsAndRootOfOneTimeGoOnAsIfNothingHadHappened() {
        TestDatabase gjenopprettet = dump.gjenopprett();
        publisert("kopi", gjenopprettet, 2);
        assertThat(filer("kopi")).isEqualTo(fasit);
        verifisert("kopi", gjenopprettet);
    }

    @Test
    void theNewestDataFilesThatAreLostAreWrittenAgainBeforeTheNextCall() throws Exception {
        for (String fil : new String[] {
            "inndata/utleggstrekk_p2026-08_v2.parquet",
            "inndata/utleggstrekk_p2026-09_v1.parquet",
            "statistikk/utleggstrekk-endring_p2026-08_v2.parquet",
            "statistikk/utleggstrekk-underenhet_p2026-08_v2__DOC.json"
        }) {
            Files.delete(mappe.resolve("her/utdata/utleggstrekk_data").resolve(fil));
        }
        try (Testjobb jobb = jobb("her", database)) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 2).melding()).contains("nothing new");
        }
        assertThat(filer("her")).isEqualTo(fasit);
        verifisert("her", database);
    }

    @Test
    void aRootOlderThanTheDatabaseIsRefusedAndTheDumpOfItsTimeGoesOn() {
        try (Testjobb jobb = jobb("kopi", database)) {
            simulator.goldenKjoering(2);
            Utkomme run = Kommandotest.kjoer(
                    jobb.argumenter(), "run", "--kalendermaaned", "2026-09", "--til-dato", "2026-10-12");
            assertThat(run.exitkode()).isEqualTo(Exitkode.BRUK.tall());
            assertThat(run.melding())
                    .contains(
                            "is not the root that kjøring 2 published to, or is not whole", "manifest.json is missing");
        }
        publisert("kopi", dump.gjenopprett(), 2);
        assertThat(filer("kopi")).isEqualTo(fasit);
    }

    private void publisert(String sted, TestDatabase database, int nr) {
        try (Testjobb jobb = jobb(sted, database)) {
            Resultat resultat = Goldenkjoering.kjoer(jobb, simulator, nr);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        }
    }

    private void verifisert(String sted, TestDatabase database) {
        try (Testjobb jobb = jobb(sted, database)) {
            for (String maaned : new String[] {"2026-08", "2026-09"}) {
                assertThat(Kommandotest.kjoer(jobb.argumenter(), "verify", "--kalendermaaned", maaned)
                                .exitkode())
                        .isZero();
            }
        }
    }

    private Testjobb jobb(String sted, TestDatabase database) {
        return new Testjobb(
                mappe.resolve(sted), database, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"));
    }

    /** The data files with their descriptions: where they stand is in no Parquet file, and manifests tell the time. */
    private Map<String, String> filer(String sted) {
        return Filer.parquet(mappe.resolve(sted).resolve("utdata/utleggstrekk_data"));
    }
}
