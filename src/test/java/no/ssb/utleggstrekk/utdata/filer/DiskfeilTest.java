package no.ssb.utleggstrekk.utdata.filer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.PositionOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Faults of a real disk, as Linux plays them: {@code /dev/full} has no space, {@code /proc/self/mem} cannot be read. */
class DiskfeilTest {
    private static final Path STI = new Path("file:/data/f.parquet");
    private static final Configuration INGEN = new Configuration(false);

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAnExceptionThatSaysSo() throws IOException {
        try (Utdatalager lager = Utdatalager.aapne(new Utdata("/dev", Komprimering.ZSTD))) {
            PositionOutputStream ut = lager.fil("full").createOrOverwrite(0);
            assertThatThrownBy(() -> {
                        ut.write(new byte[100_000], 0, 100_000);
                        ut.close();
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReadErrorIsATemporaryFaultThatNamesTheFile() {
        try (Utdatalager lager = Utdatalager.aapne(new Utdata("/proc/self", Komprimering.ZSTD))) {
            assertThatThrownBy(() -> lager.lesTekst("mem"))
                    .isInstanceOf(MidlertidigFeil.class)
                    .hasMessage("cannot read file:/proc/self/mem: Input/output error;"
                            + " mend the file system or the access to it, then restart");
        }
    }

    @Test
    void whatParquetSaysAboutValuesIsLeftOut() {
        IOException ytre = new IOException(
                "can not write ColumnIndex(min_values:[75 74])", new IOException("No space left on device"));

        assertThat(Filfeil.skriving(STI, ytre))
                .hasMessage(
                        "cannot write file:/data/f.parquet: No space left on device; free space there, then restart")
                .hasRootCauseMessage("No space left on device")
                .cause()
                .hasNoCause();
    }

    @Test
    void aFullDiskAtTheStartIsNoFaultOfTheConfiguration() {
        Feil full = Filfeil.skriveproeve(STI, INGEN, new IOException("No space left on device"));
        Feil avvist = Filfeil.skriveproeve(STI, INGEN, new IOException("Permission denied"));

        assertThat(full.exitkode()).isEqualTo(Exitkode.FEILET);
        assertThat(avvist).isInstanceOf(VarigFeil.class).hasMessageContaining("give this user write access");
        assertThat(avvist.exitkode()).isEqualTo(Exitkode.BRUK);
    }
}
