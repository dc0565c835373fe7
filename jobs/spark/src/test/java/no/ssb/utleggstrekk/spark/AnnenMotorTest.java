package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linjer with what is rare in life: the largest amounts, sums of zero, persons in many underenheter, letters of ours. */
class AnnenMotorTest {
    @TempDir
    private Path mappe;

    @Test
    void duckdbFindsTheSameFiguresToTheBit() throws Exception {
        long froe = ThreadLocalRandom.current().nextLong(1_000_000);
        Path rot = mappe.resolve("rot");
        Path ut = mappe.resolve("ut");
        Historie.skriv(rot, froe, Kalendermaaned.av("2025-11"), 3, 3_000);
        String config = Files.writeString(mappe.resolve("c.yaml"), "utleggstrekk:\n  avsloering:\n    p-prosent: 10\n")
                .toString();

        Kjoert kjoert = Kjoert.med("--config", config, "--rot", rot.toString(), "--ut", ut.toString());
        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isZero();

        try (Duckdb duckdb = new Duckdb(mappe.resolve("duckdb"))) {
            duckdb.regn(rot);
            for (Datasett d : Rot.FIGURER) {
                assertThat(duckdb.rader(d)).isPositive();
                assertThat(duckdb.ulike(d, ut)).as("%s, seed %d", d, froe).isZero();
            }
        }
    }
}
