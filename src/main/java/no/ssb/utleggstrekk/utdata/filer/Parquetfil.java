package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import no.ssb.utleggstrekk.grunn.Krasjpunkt;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * One file as Parquet sees it. Parquet's own HadoopOutputFile fits row groups to the blocks of the file system, so that
 * the bytes would depend on where the file is written; this one does not, and its bytes are on disk when it is closed.
 */
public record Parquetfil(FileSystem fs, Path path) implements OutputFile, InputFile {
    private static final int BUFFER = 64 * 1024;

    @Override
    public PositionOutputStream create(long blokk) throws IOException {
        return aapne(false);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blokk) throws IOException {
        return aapne(true);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public String getPath() {
        return path.toString();
    }

    @Override
    public long getLength() throws IOException {
        return fs.getFileStatus(path).getLen();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return HadoopStreams.wrap(fs.open(path));
    }

    /** This create, unlike the shorter ones, starts no chmod process per file on a local disk. */
    private PositionOutputStream aapne(boolean overskriv) throws IOException {
        Krasjpunkt.passer("foer skriving", path::getName);
        return new Stroem(
                path,
                fs.create(path, overskriv, BUFFER, fs.getDefaultReplication(path), fs.getDefaultBlockSize(path), null));
    }

    /** Forces the bytes to disk before it closes, where the file system can. */
    private static final class Stroem extends PositionOutputStream {
        private final Path path;
        private final FSDataOutputStream ut;
        private boolean lukket;

        Stroem(Path path, FSDataOutputStream ut) {
            this.path = path;
            this.ut = ut;
        }

        @Override
        public long getPos() {
            return ut.getPos();
        }

        @Override
        public void write(int b) throws IOException {
            try {
                ut.write(b);
            } catch (FSError feil) {
                throw Filfeil.somIOException(feil);
            }
        }

        @Override
        public void write(byte[] bytes, int fra, int antall) throws IOException {
            try {
                ut.write(bytes, fra, antall);
            } catch (FSError feil) {
                throw Filfeil.somIOException(feil);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                ut.flush();
            } catch (FSError feil) {
                throw Filfeil.somIOException(feil);
            }
        }

        @Override
        public void close() throws IOException {
            if (lukket) {
                return;
            }
            lukket = true;
            try (ut) {
                ut.flush();
                if (ut.hasCapability(StreamCapabilities.HSYNC)) {
                    ut.hsync();
                }
            } catch (FSError feil) {
                throw Filfeil.somIOException(feil);
            }
            Krasjpunkt.passer("etter skriving", path::getName);
        }
    }
}
