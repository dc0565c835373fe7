package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Over the files of the demo: three months, with corrections and deletions. */
class SammenstillingTest {
    private static final String TIDLIGST = "2026-08";

    @TempDir
    private static Path felles;

    private static Rot demo;
    private static String config;

    @TempDir
    private Path mappe;

    @BeforeAll
    static void demo() throws Exception {
        Jobb.kjoer(felles, "demo", "--mappe", felles.resolve("demo").toString());
        demo = new Rot(felles.resolve("demo/utdata"));
        config = config("utleggstrekk:\n  avsloering:\n    minste-antall: 3\n");
    }

    @Test
    void everyColumnOfEveryRowIsAsPublished() {
        Kjoert kjoert = Kjoert.med("--config", config, "--rot", demo.mappe().toString(), "--kontroller");

        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isZero();
        assertThat(kjoert.linjer("OK")).hasSize(4 * 3).allMatch(l -> !l.endsWith(": 0 rows"));
        assertThat(kjoert.linjer("FAULT")).isEmpty();
    }

    @Test
    void theFilesItWritesHoldToTheBitWhatThePublishedOnesHold() throws Exception {
        Path ut = mappe.resolve("ut");

        Kjoert kjoert = Kjoert.med("--config", config, "--rot", demo.mappe().toString(), "--ut", ut.toString());

        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isZero();
        assertThat(new Rot(ut).filer()).containsExactlyInAnyOrderElementsOf(demo.figurer());
        try (Duckdb duckdb = new Duckdb(mappe.resolve("duckdb"))) {
            for (String sti : demo.figurer()) {
                assertThat(duckdb.ulike(demo.mappe().resolve(sti), ut.resolve(sti)))
                        .as(sti)
                        .isZero();
            }
        }
        Kjoert igjen = Kjoert.med("--config", config, "--rot", demo.mappe().toString(), "--ut", ut.toString());
        assertThat(igjen.exitkode()).isEqualTo(2);
        assertThat(igjen.tekst()).contains("files stand there already; give an empty folder");
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "JAVA25_HOME",
            matches = ".+",
            disabledReason = "set JAVA25_HOME to a JDK 25 to run on it")
    void java25FindsTheSame() throws Exception {
        Path logg = mappe.resolve("java25.log");
        List<String> kommando = Klasser.kommando(
                Path.of(System.getenv("JAVA25_HOME")),
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dspark.master=local[2]",
                        "-Dspark.ui.enabled=false",
                        "-Dspark.sql.shuffle.partitions=4"),
                Sammenstilling.class.getName(),
                "--config",
                config,
                "--rot",
                demo.mappe().toString(),
                "--kontroller");
        Process prosess = new ProcessBuilder(kommando)
                .redirectErrorStream(true)
                .redirectOutput(logg.toFile())
                .start();
        try {
            assertThat(prosess.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(prosess.exitValue()).as(Files.readString(logg)).isZero();
            assertThat(logg).content().contains("Everything is as published.");
        } finally {
            prosess.destroyForcibly();
        }
    }

    @Test
    void oneMedianThatIsTheNextDoubleIsFound() throws Exception {
        Rot kopi = demo.kopi(mappe.resolve("kopi"));
        Publisert.Fil fil = fil(kopi, Datasett.UNDERENHET);
        endreMedian(kopi, fil);

        Kjoert kjoert =
                Kjoert.med("--config", config, "--rot", kopi.mappe().toString(), "--kontroller", "--til", TIDLIGST);

        assertThat(kjoert.exitkode()).isEqualTo(1);
        assertThat(kjoert.linjer("FAULT"))
                .containsExactly("FAULT %s: median_beloep differs in 1 row".formatted(fil.sti()));
        assertThat(kjoert.linjer("OK")).hasSize(3).anyMatch(l -> l.endsWith(": 1 row"));
        assertThat(kjoert.tekst()).endsWith("1 file differs.\n");
    }

    @Test
    void aFileThatIsNotThatOfItsManifestIsNotReckonedWith() throws Exception {
        Rot kopi = demo.kopi(mappe.resolve("kopi"));
        Publisert.Fil fil = fil(kopi, Datasett.PERSON);
        Files.delete(kopi.mappe().resolve(fil.sti()));

        Kjoert kjoert = Kjoert.med("--config", config, "--rot", kopi.mappe().toString(), "--kontroller");

        assertThat(kjoert.exitkode()).isEqualTo(1);
        assertThat(kjoert.tekst().strip()).hasLineCount(1).contains(fil.sti(), "put whole copies back from a backup");
    }

    @Test
    void theParametersOfDisclosureAreThoseOfTheConfiguration() throws Exception {
        String annen = config("utleggstrekk:\n  avsloering:\n    minste-antall: 50\n");

        Kjoert kjoert =
                Kjoert.med("--config", annen, "--rot", demo.mappe().toString(), "--kontroller", "--til", TIDLIGST);

        assertThat(kjoert.exitkode()).isEqualTo(1);
        assertThat(kjoert.linjer("FAULT")).hasSize(2).allMatch(l -> l.contains(": avsloeringsrisiko differs in "));
    }

    private static String config(String yaml) throws IOException {
        return Files.writeString(Files.createTempFile(felles, "config", ".yaml"), yaml)
                .toString();
    }

    private static Publisert.Fil fil(Rot rot, Datasett datasett) {
        try (Utdatalager lager = rot.lager()) {
            return Objects.requireNonNull(
                    Publisert.les(lager, Spenn.ALLE).av(datasett).get(Kalendermaaned.av(TIDLIGST)));
        }
    }

    private static void endreMedian(Rot rot, Publisert.Fil fil) throws IOException {
        rot.skrivOm(fil, fil.datasett().skjema(), rader -> {
            GenericRecord foerste = rader.get(0);
            foerste.put("median_beloep", Math.nextUp((Double) foerste.get("median_beloep")));
        });
    }
}
