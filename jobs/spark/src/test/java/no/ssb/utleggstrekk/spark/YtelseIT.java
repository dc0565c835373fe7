package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spark on two cores beside DuckDB, over the same files in the same run. {@code -Dytelse.linjer=5000000,50000000} says how
 * many linjer, a tenth of them in each of ten months.
 */
@Tag("ytelse")
class YtelseIT {
    private static final int MAANEDER = 10;

    @TempDir
    private Path mappe;

    @Test
    void cpuAndMemoryBesideDuckdb() throws Exception {
        for (String linjer :
                System.getProperty("ytelse.linjer", "5000000,50000000").split(",")) {
            maal(mappe.resolve(linjer), Integer.parseInt(linjer));
        }
    }

    private static void maal(Path mappe, int linjer) throws Exception {
        Path rot = mappe.resolve("rot");
        Path ut = mappe.resolve("ut");
        Path figurer = mappe.resolve("duckdb");
        Historie.skriv(rot, 2026, Kalendermaaned.av("2026-01"), MAANEDER, linjer / MAANEDER);
        String config = Files.writeString(mappe.resolve("c.yaml"), "utleggstrekk:\n  avsloering:\n    p-prosent: 10\n")
                .toString();

        Maaling.Kost duckdb = Maaling.kjoer(
                mappe.resolve("duckdb.log"), List.of("-Xmx256m"), "duckdb", rot.toString(), figurer.toString());
        Maaling.Kost spark = Maaling.kjoer(
                mappe.resolve("spark.log"),
                List.of(
                        "-Xmx1500m",
                        "-Dspark.master=local[2]",
                        "-Dspark.ui.enabled=false",
                        "-Dspark.local.dir=" + mappe),
                "spark",
                config,
                rot.toString(),
                ut.toString());

        System.out.printf(
                "ytelse: %d linjer: DuckDB %.1f CPU seconds, %d MB; Spark %.1f CPU seconds, %d MB; ratio %.1f%n",
                linjer, duckdb.cpu(), duckdb.mb(), spark.cpu(), spark.mb(), spark.cpu() / duckdb.cpu());
        try (Duckdb samme = new Duckdb(figurer)) {
            for (Datasett d : Rot.FIGURER) {
                assertThat(samme.ulike(d, ut)).as(d.navn()).isZero();
            }
        }
        try (Stream<Path> filer = Files.walk(rot)) {
            filer.filter(Files::isRegularFile).forEach(f -> f.toFile().delete());
        }
    }
}
