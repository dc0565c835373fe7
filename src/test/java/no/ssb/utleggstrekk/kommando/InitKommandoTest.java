package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitKommandoTest {
    private static final String[] INGENTING = {};

    @TempDir
    private Path mappe;

    @Test
    void whatItMakesForTheSimulatorNeedsNothingMoreToRun() throws Exception {
        Path jobb = mappe.resolve("min jobb's");
        Utkomme init = init(jobb, "--simulator");
        assertThat(init.exitkode()).as(init.feil()).isZero();
        assertThat(init.ut()).contains("simulator", "check --config", "run --kalendermaaned 2026-08 --config");

        try (Simulator simulator = Simulator.start(
                Oppsett.demo().medPersoner(40).medFroe(SimulatorKommando.FROE).medPort(0))) {
            // where it is started, and on which port, is all that differs from `simulator` as it stands
            Map<String, Object> sted = new TreeMap<>();
            sted.put("utleggstrekk.api.hendelser-url", simulator.hendelserUrl());
            sted.put("utleggstrekk.api.oppslag-url", simulator.oppslagUrl());
            sted.put("utleggstrekk.maskinporten.token-url", simulator.tokenUrl());
            sted.put("utleggstrekk.maskinporten.issuer", simulator.issuer());
            sted.put("utleggstrekk.maskinporten.noekkel-fil", simulator.klientnoekkel(mappe));
            for (String kommando : new String[] {
                "check",
                "plan --kalendermaaned 2026-08",
                "run --kalendermaaned 2026-08",
                "verify --kalendermaaned 2026-08"
            }) {
                Utkomme utkomme = Kommandotest.kjoer(
                        Mot.argumenter(sted),
                        Stream.concat(Stream.of(kommando.split(" ")), Stream.of("--config", fil(jobb)))
                                .toArray(String[]::new));
                assertThat(utkomme.exitkode())
                        .as(kommando + ": " + utkomme.ut() + utkomme.feil())
                        .isZero();
            }
        }
        assertThat(jobb.resolve("utdata/utleggstrekk_data/statistikk")).isNotEmptyDirectory();
    }

    @Test
    void forSkatteetatenOnlyWhoWeAreIsLeftToFillIn() throws Exception {
        Path jobb = mappe.resolve("jobb");
        Utkomme init =
                init(jobb, "--database", "jdbc:postgresql://db/utleggstrekk", "--rot", "hdfs://namenode/utleggstrekk");
        assertThat(init.exitkode()).as(init.feil()).isZero();
        assertThat(Files.readString(Path.of(fil(jobb))))
                .contains("rot: hdfs://namenode/utleggstrekk", "url: jdbc:postgresql://db/utleggstrekk")
                .contains("passord-fil: " + jobb.resolve("database-passord"))
                .contains("hendelser-url: https://utleggstrekkhendelser.api.skatteetaten.no/v1/hendelser");

        assertThat(Kommandotest.kjoer(INGENTING, "status", "--config", fil(jobb))
                        .feil())
                .contains("utleggstrekk.yaml, line 10", "<…> is not filled in; nor in line 11");
    }

    @Test
    void nothingThatExistsIsWrittenOver() throws Exception {
        Path jobb = mappe.resolve("jobb");
        String[] valg = {"--database", TestDatabase.ny().url(), "--foerste-kalendermaaned", "2026-10"};
        assertThat(init(jobb, valg).exitkode()).isZero();
        Map<String, String> foer = innhold(jobb);

        Utkomme igjen = init(jobb, valg);
        assertThat(igjen.exitkode()).isEqualTo(2);
        assertThat(igjen.feil()).contains("utleggstrekk.yaml exists already");
        assertThat(innhold(jobb)).isEqualTo(foer);

        Files.delete(Path.of(fil(jobb)));
        Utkomme medNoekler = init(jobb, valg);
        assertThat(medNoekler.exitkode()).isEqualTo(2);
        assertThat(medNoekler.feil()).contains("pseudonym-noekkelsett.json exists already");
        assertThat(Path.of(fil(jobb))).doesNotExist();
    }

    private Utkomme init(Path jobb, String... valg) {
        return Kommandotest.kjoer(
                INGENTING,
                Stream.concat(Stream.of("init", "--mappe", jobb.toString()), Stream.of(valg))
                        .toArray(String[]::new));
    }

    private static String fil(Path jobb) {
        return jobb.resolve("utleggstrekk.yaml").toString();
    }

    private static Map<String, String> innhold(Path jobb) throws IOException {
        Map<String, String> innhold = new TreeMap<>();
        try (Stream<Path> filer = Files.list(jobb)) {
            for (Path fil : filer.toList()) {
                innhold.put(fil.getFileName().toString(), Files.readString(fil));
            }
        }
        return innhold;
    }
}
