package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Sikkerhetskopi;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was restored from a backup older than the files: rules 16 and 17, and what docs/drift.md promises. */
class GjenopprettetTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    private Path mappe;

    private Simulator simulator;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void theLaterHendelserAreReadAgainAndLeadToTheSameFilesUnderANewNumber() {
        TestDatabase database = TestDatabase.migrert();
        TestDatabase gammel = toKjoeringerMedKopiEtterDenFoerste(database).gjenopprett();
        Map<String, String> foer = filer();

        try (Testjobb jobb = jobb(gammel)) {
            Resultat resultat = Goldenkjoering.kjoer(jobb, simulator, 2);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(resultat.kjoering().id()).isEqualTo(3);
            Map<String, String> etter = filer();
            assertThat(etter).containsAllEntriesOf(foer);
            etter.keySet().removeAll(foer.keySet());
            etter.keySet().removeIf(GjenopprettetTest::erOversikt);
            assertThat(etter.keySet())
                    .containsExactly(
                            "logg/2026-09/kjoering-0003/manifest.json",
                            "logg/2026-09/kjoering-0003/rapport.html",
                            "logg/2026-09/kjoering-0003/rapport.json");
            assertThat(feil(jobb, AUGUST)).isZero();
            assertThat(feil(jobb, AUGUST.pluss(1))).isZero();
        }
    }

    @Test
    void filesWithoutAnyDatabaseAreTakenUpToo() {
        TestDatabase database = TestDatabase.migrert();
        toKjoeringerMedKopiEtterDenFoerste(database);
        Map<String, String> foer = filer();

        try (Testjobb jobb = jobb(TestDatabase.migrert())) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 1).exitkode()).isEqualTo(Exitkode.OK);
            Resultat resultat = Goldenkjoering.kjoer(jobb, simulator, 2);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(resultat.kjoering().id()).isEqualTo(4);
            Map<String, String> etter = filer();
            assertThat(etter).containsAllEntriesOf(foer);
            etter.keySet().removeAll(foer.keySet());
            etter.keySet().removeIf(GjenopprettetTest::erOversikt);
            assertThat(etter.keySet()).allMatch(f -> f.matches("logg/.*/kjoering-000[34]/.*"));
            assertThat(feil(jobb, AUGUST)).isZero();
        }
    }

    @Test
    void aNumberThatStandsWithOtherBytesIsPassedOverEvenWhenTheRowsAreTheDatabasesOwn() {
        TestDatabase database = TestDatabase.migrert();
        TestDatabase gammel = toKjoeringerMedKopiEtterDenFoerste(database).gjenopprett();
        Map<String, String> foer = filer();

        try (Testjobb jobb = jobb(gammel)) {
            simulator.goldenKjoering(1); // nothing is new, and August is as it was before its second version
            Resultat resultat = jobb.motor().kjoer(new Bestilling(AUGUST, LocalDate.of(2026, 9, 10), null, null));
            assertThat(resultat.melding()).endsWith("is published");
            Map<String, String> etter = filer();
            assertThat(etter).containsAllEntriesOf(foer);
            etter.keySet().removeAll(foer.keySet());
            assertThat(etter.keySet())
                    .contains(
                            "inndata/utleggstrekk_p2026-08_v3.parquet",
                            "statistikk/utleggstrekk-underenhet_p2026-08_v3.parquet",
                            "statistikk/utleggstrekk-endring_p2026-08_v3.parquet",
                            "statistikk/utleggstrekk-underenhet-beskrivelse_p2026-08_v3.parquet")
                    .noneMatch(f -> f.contains("_v4"));
            assertThat(feil(jobb, AUGUST)).isZero();

            resultat = Goldenkjoering.kjoer(jobb, simulator, 2); // and the correction comes as the version after
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(filer())
                    .containsAllEntriesOf(foer)
                    .containsKeys(
                            "statistikk/utleggstrekk-underenhet_p2026-08_v4.parquet",
                            "statistikk/utleggstrekk-endring_p2026-08_v4.parquet");
            assertThat(feil(jobb, AUGUST)).isZero();
            resultat = jobb.motor().kjoer(Goldenkjoering.bestilling(2));
            assertThat(resultat.melding()).contains("nothing new");
        }
    }

    @Test
    void theFilesOfALedgerKeepOneNumberWhenOnlyOneOfThemStands() throws Exception {
        TestDatabase database = TestDatabase.migrert();
        TestDatabase gammel = toKjoeringerMedKopiEtterDenFoerste(database).gjenopprett();
        java.nio.file.Files.delete(fil("statistikk/utleggstrekk-underenhet_p2026-08_v2.parquet"));
        java.nio.file.Files.writeString(fil("statistikk/utleggstrekk-endring_p2026-08_v2.parquet"), "another");

        try (Testjobb jobb = jobb(gammel)) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 2).exitkode()).isEqualTo(Exitkode.OK);
            assertThat(filer())
                    .containsKeys(
                            "inndata/utleggstrekk_p2026-08_v2.parquet",
                            "statistikk/utleggstrekk-underenhet_p2026-08_v3.parquet",
                            "statistikk/utleggstrekk-endring_p2026-08_v3.parquet")
                    .doesNotContainKeys(
                            "inndata/utleggstrekk_p2026-08_v3.parquet",
                            "statistikk/utleggstrekk-underenhet_p2026-08_v2.parquet");
            assertThat(feil(jobb, AUGUST)).isZero();
        }
    }

    @Test
    void aKjoeringThatWasUnfinishedInTheBackupGoesOnUnderANewNumber() {
        TestDatabase database = TestDatabase.migrert();
        try (Testjobb jobb = jobb(database)) {
            simulator.goldenKjoering(1);
            Stegkrok.foer("avstemming", () -> {
                throw new IllegalStateException("stopped by the test");
            });
            assertThat(jobb.motor().kjoer(Goldenkjoering.bestilling(1)).exitkode())
                    .isEqualTo(Exitkode.FEILET);
        }
        Sikkerhetskopi kopi = Sikkerhetskopi.av(database, mappe);
        try (Testjobb jobb = jobb(database)) {
            assertThat(jobb.motor().restart(null, null, null, null).exitkode()).isEqualTo(Exitkode.OK);
        }
        Map<String, String> foer = filer();

        try (Testjobb jobb = jobb(kopi.gjenopprett())) {
            Resultat resultat = jobb.motor().restart(null, null, null, null);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(resultat.kjoering().id()).isEqualTo(2);
            Map<String, String> etter = filer();
            assertThat(etter).containsAllEntriesOf(foer);
            etter.keySet().removeAll(foer.keySet());
            etter.keySet().removeIf(GjenopprettetTest::erOversikt);
            assertThat(etter.keySet())
                    .containsExactly(
                            "logg/2026-08/kjoering-0002/manifest.json",
                            "logg/2026-08/kjoering-0002/rapport.html",
                            "logg/2026-08/kjoering-0002/rapport.json");
            assertThat(feil(jobb, AUGUST)).isZero();
        }
    }

    private Sikkerhetskopi toKjoeringerMedKopiEtterDenFoerste(TestDatabase database) {
        try (Testjobb jobb = jobb(database)) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 1).exitkode()).isEqualTo(Exitkode.OK);
        }
        Sikkerhetskopi kopi = Sikkerhetskopi.av(database, mappe);
        try (Testjobb jobb = jobb(database)) {
            assertThat(Goldenkjoering.kjoer(jobb, simulator, 2).exitkode()).isEqualTo(Exitkode.OK);
        }
        assertThat(filer()).containsKey("statistikk/utleggstrekk-endring_p2026-08_v2.parquet");
        return kopi;
    }

    private Testjobb jobb(TestDatabase database) {
        return new Testjobb(
                mappe, database, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"), Stegkrok.class);
    }

    private static int feil(Testjobb jobb, Kalendermaaned maaned) {
        return new Verifisering(
                        jobb.hent(Utdatalager.class),
                        jobb.hent(Radkilde.class),
                        jobb.hent(Utgivelser.class),
                        jobb.hent(no.ssb.utleggstrekk.kjoering.Kjoeringer.class))
                .verifiser(maaned)
                .feil();
    }

    private Path fil(String fil) {
        return mappe.resolve("utdata/utleggstrekk_data").resolve(fil);
    }

    /** SHA-256 of every file below the product's folder. */
    /** Each kjøring that publishes something makes one. */
    private static boolean erOversikt(String fil) {
        return fil.contains("utleggstrekk-utgivelser");
    }

    /** All but the index, which every kjøring makes anew. */
    private Map<String, String> filer() {
        Map<String, String> filer = Filer.spor(fil(""));
        filer.keySet().removeAll(Set.of("logg/index.html", "logg/index.json"));
        return filer;
    }
}
