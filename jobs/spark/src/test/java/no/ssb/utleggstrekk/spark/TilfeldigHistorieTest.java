package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A population that no one has seen, over four months, published in two kjøringer. */
class TilfeldigHistorieTest {
    private static final String NOEKLER = "noekler/%s-noekkelsett.json";

    @TempDir
    private Path mappe;

    @Test
    void everyColumnOfEveryRowIsAsPublished() throws Exception {
        long froe = ThreadLocalRandom.current().nextLong(1_000_000);
        Jobb.kjoer(mappe, "keys", "create", "--mappe", mappe.resolve("noekler").toString());
        Path oppskrift = mappe.resolve("simulator.log");
        Process simulator = Jobb.start(
                mappe,
                oppskrift,
                "simulator",
                "--port",
                "0",
                "--froe",
                Long.toString(froe),
                "--personer",
                "700",
                "--foerste",
                "2026-05",
                "--maaneder",
                "4");
        try {
            Path config = config(simulator, oppskrift);
            kjoer(config, "2026-06", "2026-07-12");
            kjoer(config, "2026-08", "2026-09-12");
            String rot = mappe.resolve("utdata").toString();

            Kjoert kjoert = Kjoert.med("--config", config.toString(), "--rot", rot, "--kontroller");
            assertThat(kjoert.exitkode())
                    .as("--froe %d: %s", froe, kjoert.tekst())
                    .isZero();
            assertThat(kjoert.linjer("OK")).hasSize(4 * 4);

            Path ut = mappe.resolve("ut");
            assertThat(Kjoert.med("--config", config.toString(), "--rot", rot, "--ut", ut.toString())
                            .exitkode())
                    .isZero();
            Rot publisert = new Rot(mappe.resolve("utdata"));
            assertThat(publisert.figurer()).hasSize(4 * 4);
            try (Duckdb duckdb = new Duckdb(mappe.resolve("duckdb"))) {
                for (String sti : publisert.figurer()) {
                    assertThat(duckdb.ulike(publisert.mappe().resolve(sti), ut.resolve(sti)))
                            .as("--froe %d: %s", froe, sti)
                            .isZero();
                }
            }
        } finally {
            simulator.destroyForcibly();
        }
    }

    private void kjoer(Path config, String maaned, String tilDato) throws Exception {
        Jobb.kjoer(
                mappe,
                "run",
                "--config",
                config.toString(),
                "--kalendermaaned",
                maaned,
                "--til-dato",
                tilDato,
                "--spring.datasource.url=innebygd",
                "--utleggstrekk.innebygd-postgres.mappe=" + mappe.resolve("postgres"));
    }

    /** What the simulator says of itself, and what every configuration has. */
    private Path config(Process simulator, Path oppskrift) throws IOException, InterruptedException {
        for (int i = 0; i < 1200 && !Files.readString(oppskrift).contains("noekkel-fil:"); i++) {
            assertThat(simulator.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(Files.readString(oppskrift))
                    .isFalse();
        }
        String yaml = Files.readString(oppskrift);
        return Files.writeString(
                mappe.resolve("config.yaml"),
                yaml.substring(yaml.indexOf("# The simulated"))
                                .replace("  api:\n", "  api:\n    kall-per-sekund: 1000\n")
                        + """
                          utdata:
                            rot: %s
                          pseudonym:
                            noekkelsett-fil: %s
                          raadata:
                            noekkelsett-fil: %s
                        """.formatted(
                                        mappe.resolve("utdata"),
                                        mappe.resolve(NOEKLER.formatted("pseudonym")),
                                        mappe.resolve(NOEKLER.formatted("raadata"))));
    }
}
