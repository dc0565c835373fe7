package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import org.apache.hadoop.conf.Configurable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Whether files can be compressed here: the libraries for it are programs of this machine, unpacked when first used. */
public final class Komprimeringsproeve {
    private Komprimeringsproeve() {}

    /**
     * Compresses one byte.
     *
     * @throws VarigFeil (BRUK) when the library cannot be unpacked or loaded
     */
    public static void proev(Komprimering komprimering) {
        Class<?> slag = CompressionCodecName.valueOf(komprimering.name()).getHadoopCompressionCodecClass();
        if (slag == null) {
            return; // uncompressed
        }
        try (OutputStream ut = koder(slag).createOutputStream(OutputStream.nullOutputStream())) {
            ut.write(1);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError feil) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "utleggstrekk.utdata.komprimering: %s cannot be loaded from %s, which is read-only, full or noexec; start java with -Djava.io.tmpdir=DIR, a folder where programs may be written and run"
                            .formatted(
                                    komprimering.name().toLowerCase(Locale.ROOT), System.getProperty("java.io.tmpdir")),
                    feil);
        }
    }

    /** By hand: Hadoop's factory would have all of its configuration read again, in every kjøring. */
    private static CompressionCodec koder(Class<?> slag) throws ReflectiveOperationException {
        CompressionCodec koder =
                (CompressionCodec) slag.getDeclaredConstructor().newInstance();
        if (koder instanceof Configurable med) {
            med.setConf(
                    new Configuration(false)); // of nothing: a core-site.xml that cannot be read is told with the root
        }
        return koder;
    }
}
