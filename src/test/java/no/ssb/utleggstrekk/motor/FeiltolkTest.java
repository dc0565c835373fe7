package no.ssb.utleggstrekk.motor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Feil;
import org.junit.jupiter.api.Test;

class FeiltolkTest {
    private static final Pattern FIL = Pattern.compile("(/\\S+utleggstrekk-feil-\\S+\\.txt)");

    @Test
    void aFaultThatNobodyForesawLeavesItsFramesInAFileThatTheLineNames() throws Exception {
        IllegalStateException innerst = new IllegalStateException("20828012345");
        innerst.addSuppressed(new ArithmeticException("hemmelig"));
        Feil feil = Feiltolk.tolk(new RuntimeException("hemmelig " + innerst.getMessage(), innerst));

        Matcher fil = FIL.matcher(String.valueOf(feil.getMessage()));
        assertThat(fil.find()).as(feil.getMessage()).isTrue();
        Path spor = Path.of(fil.group(1));
        try {
            assertThat(spor)
                    .content()
                    .contains(
                            "java.lang.RuntimeException",
                            "java.lang.IllegalStateException",
                            "java.lang.ArithmeticException")
                    .contains(
                            "FeiltolkTest.aFaultThatNobodyForesawLeavesItsFramesInAFileThatTheLineNames(FeiltolkTest.java:")
                    .doesNotContain("hemmelig", "20828012345");
            assertThat(feil.getMessage())
                    .doesNotContain("hemmelig", "20828012345")
                    .contains("java.lang.IllegalStateException")
                    .doesNotContain("\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spor)))
                    .isEqualTo("rw-------");
        } finally {
            Files.deleteIfExists(spor);
        }
    }
}
