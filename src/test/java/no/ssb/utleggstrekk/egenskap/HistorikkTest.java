package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.UtleggstrekkApp;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Kontrakt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How one begins: years of history by the run of the newest month. */
class HistorikkTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2024-01");

    @TempDir
    private Path mappe;

    @BeforeEach
    void lagNoekler() {
        Noekler.lag(mappe.resolve("noekler"));
    }

    @Test
    void twoYearsInOneCommandKilledTwiceAreTwoCallsPerPersonAndTheFilesOf24SingleRuns() throws Exception {
        int personer = 300;
        int maaneder = 24;
        Kalendermaaned siste = FOERSTE.pluss(maaneder - 1);
        try (Simulator simulator = Simulator.start(
                        Oppsett.historikk(personer, FOERSTE, maaneder).medKontrakt(Kontrakt.PUBLISERT));
                Testjobb samlet = jobb(simulator, "samlet", FOERSTE, TestDatabase.migrert())) {
            String plan = Kommandotest.kjoer(
                            samlet.argumenter(),
                            "plan",
                            "--kalendermaaned",
                            siste.toString(),
                            "--til-dato",
                            "2026-01-12")
                    .ut();
            assertThat(plan)
                    .contains(
                            "Par to look up:      7200",
                            "600 lookups of persons",
                            "Months looked up:    24, from 2024-01 to 2025-12");
            for (int drap : new int[] {150, 400}) {
                try (Prosess p = new Prosess(samlet, siste, 60)) {
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(5))
                            .until(() ->
                                    !p.prosess.isAlive() || simulator.kall().antall(Endepunkt.OPPSLAG) >= drap);
                    assertThat(p.prosess.isAlive()).as(p.utskrift()).isTrue();
                }
            }
            try (Prosess p = new Prosess(samlet, siste, 1_000_000)) {
                assertThat(p.vent()).as(p.utskrift()).isZero();
                assertThat(p.utskrift()).contains(" par of 24 months, in ");
            }
            assertThat(samlet.hent(JdbcClient.class)
                            .sql("select count(*) from raadata")
                            .query(Long.class)
                            .single())
                    .as("two calls for each person that were kept")
                    .isEqualTo(2L * personer);
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                    .as("and those that the two deaths cost, at most 20 for each of 8 workers")
                    .isBetween(2L * personer, 2L * personer + 2 * 8 * 20);

            try (Testjobb enkeltvis = jobb(simulator, "enkeltvis", FOERSTE, TestDatabase.migrert())) {
                for (int i = 0; i < maaneder; i++) {
                    publisert(enkeltvis
                            .motor()
                            .kjoer(new Bestilling(FOERSTE.pluss(i), dag(FOERSTE.pluss(i)), null, null)));
                }
                assertThat(filer(enkeltvis)).hasSize(maaneder * 5).isEqualTo(filer(samlet));
            }
        }
    }

    @Test
    void aYearEarlierIsAddedByAReread() {
        Kalendermaaned siste = FOERSTE.pluss(23);
        Bestilling bestilling = new Bestilling(siste, dag(siste), null, null);
        try (Simulator simulator =
                Simulator.start(Oppsett.historikk(60, FOERSTE, 24).medKontrakt(Kontrakt.PUBLISERT))) {
            TestDatabase database = TestDatabase.migrert();
            Map<String, String> foer;
            try (Testjobb jobb = jobb(simulator, "utvidet", FOERSTE.pluss(12), database)) {
                publisert(jobb.motor().kjoer(bestilling));
                foer = filer(jobb);
                assertThat(foer).hasSize(12 * 5);
            }
            try (Testjobb jobb = jobb(simulator, "utvidet", null, database)) {
                Utkomme reread = Kommandotest.kjoer(
                        jobb.argumenter(),
                        "reread",
                        "--fra-dato",
                        "2024-01-01",
                        "--foerste-kalendermaaned",
                        "2024-01",
                        "--ja");
                assertThat(reread.exitkode()).as(reread.feil()).isZero();
                publisert(jobb.motor().kjoer(bestilling));
                assertThat(filer(jobb)).containsAllEntriesOf(foer);
                try (Testjobb fasit = jobb(simulator, "fasit", FOERSTE, TestDatabase.migrert())) {
                    publisert(fasit.motor().kjoer(bestilling));
                    assertThat(filer(jobb)).hasSize(24 * 5).isEqualTo(filer(fasit));
                }
            }
        }
    }

    private static LocalDate dag(Kalendermaaned maaned) {
        return maaned.pluss(1).foersteDag().plusDays(11);
    }

    private Testjobb jobb(
            Simulator simulator,
            String navn,
            @org.jspecify.annotations.Nullable Kalendermaaned foerste,
            TestDatabase database) {
        Map<String, Object> alle = new HashMap<>();
        if (foerste != null) {
            alle.put("utleggstrekk.foerste-kalendermaaned", foerste);
        }
        alle.put("utleggstrekk.pseudonym.noekkelsett-fil", mappe.resolve("noekler/pseudonym-noekkelsett.json"));
        alle.put("utleggstrekk.raadata.noekkelsett-fil", mappe.resolve("noekler/raadata-noekkelsett.json"));
        return new Testjobb(mappe.resolve(navn), database, simulator, alle);
    }

    private static void publisert(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
    }

    /** The list of versions is about the kjøringer themselves. */
    private static Map<String, String> filer(Testjobb jobb) {
        return Filer.parquet(jobb.utdata()).entrySet().stream()
                .filter(f -> !f.getKey().contains("utleggstrekk-utgivelser"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The command as a process of its own, from the classes: to be killed. */
    private final class Prosess implements AutoCloseable {
        private final Process prosess;
        private final Path utskrift;

        Prosess(Testjobb jobb, Kalendermaaned maaned, int kallPerSekund) throws IOException {
            utskrift = Files.createTempFile(mappe, "prosess", ".txt");
            List<String> linje = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    UtleggstrekkApp.class.getName(),
                    "run",
                    "--kalendermaaned",
                    maaned.toString(),
                    "--til-dato",
                    dag(maaned).toString()));
            linje.addAll(Arrays.asList(jobb.argumenter()));
            linje.removeIf(a -> a.startsWith("--utleggstrekk.api.kall-per-sekund="));
            linje.add("--utleggstrekk.api.kall-per-sekund=" + kallPerSekund);
            prosess = new ProcessBuilder(linje)
                    .redirectErrorStream(true)
                    .redirectOutput(utskrift.toFile())
                    .start();
        }

        int vent() throws InterruptedException {
            assertThat(prosess.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
            return prosess.exitValue();
        }

        String utskrift() throws IOException {
            return Files.readString(utskrift);
        }

        /** SIGKILL. */
        @Override
        public void close() {
            prosess.destroyForcibly().onExit().join();
        }
    }
}
