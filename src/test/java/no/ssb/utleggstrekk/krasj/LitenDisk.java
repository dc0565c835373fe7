package no.ssb.utleggstrekk.krasj;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code litendisk:}, on which so many bytes can be written and no more. */
public final class LitenDisk extends RawLocalFileSystem {
    private static final AtomicLong LEDIG = new AtomicLong(Long.MAX_VALUE);

    /** From now on. */
    public static void ledig(long bytes) {
        LEDIG.set(bytes);
    }

    @Override
    public String getScheme() {
        return "litendisk";
    }

    @Override
    public URI getUri() {
        return URI.create("litendisk:///");
    }

    @Override
    public FSDataOutputStream create(
            Path fil, boolean overskriv, int buffer, short kopier, long blokk, Progressable framdrift)
            throws IOException {
        OutputStream ut = super.create(fil, overskriv, buffer, kopier, blokk, framdrift);
        return new FSDataOutputStream(
                new FilterOutputStream(ut) {
                    @Override
                    public void write(byte[] bytes, int fra, int antall) throws IOException {
                        int plass = (int) Math.max(0, Math.min(antall, LEDIG.getAndAdd(-antall)));
                        out.write(bytes, fra, plass);
                        if (plass < antall) {
                            throw new IOException("No space left on device");
                        }
                    }

                    @Override
                    public void write(int b) throws IOException {
                        write(new byte[] {(byte) b}, 0, 1);
                    }
                },
                null);
    }
}
