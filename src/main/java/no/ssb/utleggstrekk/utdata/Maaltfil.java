package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that is digested as its bytes are written, so that what the disk made of them can be held against it. */
final class Maaltfil implements OutputFile {
    private final OutputFile fil;
    private final MessageDigest digest = Innholdsmaaler.sha256();
    private long bytes;

    Maaltfil(OutputFile fil) {
        this.fil = fil;
    }

    /** When it is closed. */
    Filspor spor() {
        return new Filspor(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public PositionOutputStream create(long blokk) throws IOException {
        return new Maaltstroem(fil.create(blokk));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blokk) throws IOException {
        return new Maaltstroem(fil.createOrOverwrite(blokk));
    }

    @Override
    public boolean supportsBlockSize() {
        return fil.supportsBlockSize();
    }

    @Override
    public long defaultBlockSize() {
        return fil.defaultBlockSize();
    }

    @Override
    public String getPath() {
        return fil.getPath();
    }

    private final class Maaltstroem extends PositionOutputStream {
        private final PositionOutputStream ut;

        Maaltstroem(PositionOutputStream ut) {
            this.ut = ut;
        }

        @Override
        public long getPos() throws IOException {
            return ut.getPos();
        }

        @Override
        public void write(int b) throws IOException {
            ut.write(b);
            digest.update((byte) b);
            bytes++;
        }

        @Override
        public void write(byte[] inn, int fra, int antall) throws IOException {
            ut.write(inn, fra, antall);
            digest.update(inn, fra, antall);
            bytes += antall;
        }

        @Override
        public void flush() throws IOException {
            ut.flush();
        }

        @Override
        public void close() throws IOException {
            ut.close();
        }
    }
}
