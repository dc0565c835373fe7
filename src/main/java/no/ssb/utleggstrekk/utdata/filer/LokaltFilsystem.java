package no.ssb.utleggstrekk.utdata.filer;

import java.io.File;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FsStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** The local disk, whose read errors are exceptions: Hadoop's own throws an Error, which nobody expects. */
final class LokaltFilsystem extends RawLocalFileSystem {
    /** What is made has the rights that the process's umask leaves, as the operator set it: none of Hadoop's own. */
    @Override
    public void setPermission(Path sti, FsPermission rettigheter) {
        // they are those already
    }

    /** What remains is what this user may write: a disk can keep a part for root. */
    @Override
    public FsStatus getStatus(Path sti) {
        File plass = pathToFile(sti == null ? new Path("/") : sti);
        long alt = plass.getTotalSpace();
        long ledig = plass.getUsableSpace();
        return new FsStatus(alt, alt - ledig, ledig);
    }

    @Override
    public FSDataInputStream open(Path fil, int buffer) throws IOException {
        return new FSDataInputStream(new Lesestroem(super.open(fil, buffer)));
    }

    private static final class Lesestroem extends FSInputStream {
        private final FSDataInputStream inn;

        Lesestroem(FSDataInputStream inn) {
            this.inn = inn;
        }

        @Override
        public int read() throws IOException {
            try {
                return inn.read();
            } catch (FSError feil) {
                throw Filfeil.somIOException(feil);
            }
        }

        @Override
        public int read(byte[] bytes, int fra, int antall) throws IOException {
            try {
                return inn.read(bytes, fra, antall);
            } catch (FSError feil) {
                throw Filfeil.somIOException(feil);
            }
        }

        @Override
        public void seek(long plass) throws IOException {
            inn.seek(plass);
        }

        @Override
        public long getPos() throws IOException {
            return inn.getPos();
        }

        @Override
        public boolean seekToNewSource(long plass) throws IOException {
            return inn.seekToNewSource(plass);
        }

        @Override
        public int available() throws IOException {
            return inn.available();
        }

        @Override
        public void close() throws IOException {
            inn.close();
        }
    }
}
