package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.util.Locale;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Whether files can be compressed here: the libraries for it are programs of this machine, unpacked when first used. */
public final class Komprimeringsproeve {
    private static final int SIDE = 1024;

    private Komprimeringsproeve() {}

    /**
     * Compresses one byte.
     *
     * @throws VarigFeil (BRUK) when the library cannot be unpacked or loaded
     */
    public static void proev(Komprimering komprimering) {
        // of nothing: a core-site.xml that cannot be read is told with the root
        CodecFactory fabrikk = new CodecFactory(new Configuration(false), SIDE);
        try {
            fabrikk.getCompressor(CompressionCodecName.valueOf(komprimering.name()))
                    .compress(BytesInput.from(new byte[] {1}));
        } catch (IOException | RuntimeException | LinkageError feil) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "utleggstrekk.utdata.komprimering: %s cannot be loaded from %s, which is read-only, full or noexec; start java with -Djava.io.tmpdir=DIR, a folder where programs may be written and run"
                            .formatted(
                                    komprimering.name().toLowerCase(Locale.ROOT), System.getProperty("java.io.tmpdir")),
                    feil);
        } finally {
            fabrikk.release();
        }
    }
}
