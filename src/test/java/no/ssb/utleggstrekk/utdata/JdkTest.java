package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.utdata.filer.Parquetprosess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
    @TempDir
    private Path mappe;

    @Test
    @EnabledIfEnvironmentVariable(
            named = "JAVA25_HOME",
            matches = ".+",
            disabledReason = "set JAVA25_HOME to a JDK 25 to compare with it")
    void java25WritesTheSameBytesAsThisJava() throws Exception {
        Path denne = Files.createDirectory(mappe.resolve("denne"));
        Path annen = Files.createDirectory(mappe.resolve("annen"));
        Parquetprosess.skriv(denne);
        Process prosess = Parquetprosess.start(Path.of(System.getenv("JAVA25_HOME")), annen);
        assertThat(prosess.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(prosess.exitValue()).isZero();

        assertThat(annen.resolve("f.parquet")).hasSameBinaryContentAs(denne.resolve("f.parquet"));
    }
}
