package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletionException;
import no.ssb.utleggstrekk.grunn.Krasjpunkt;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * How a finished file gets its name, by what the file system can. A local disk and HDFS rename in one step. An object store
 * copies and deletes, but shows an object whole or not at all.
 */
final class Plassering {
    private final FileSystem fs;
    private final Path rot;

    Plassering(FileSystem fs, Path rot) {
        this.fs = fs;
        this.rot = rot;
    }

    boolean erLokal() {
        return "file".equals(fs.getUri().getScheme());
    }

    /** Whether a file is seen when its stream is closed and not before, so that it needs no name of its own until then. */
    private boolean erObjektlager() throws IOException {
        return fs.hasPathCapability(rot, CommonPathCapabilities.ABORTABLE_STREAM);
    }

    void lagMappe(Path mappe) throws IOException {
        if (!fs.mkdirs(mappe)) {
            throw new IOException("the folder could not be made");
        }
        if (erLokal()) {
            LokalDisk.sikreNavn(mappe, rot);
        }
    }

    /** To a name that is free; where the file system can, it refuses one that is not. */
    void flytt(Path fra, Path til) throws IOException {
        gjoer("navnebytte", til, () -> navngi(fra, til));
    }

    /** Over what stands there: in one step on a local disk and in HDFS, elsewhere the old file is deleted first. */
    void erstatt(Path fra, Path til) throws IOException {
        gjoer("navnebytte", til, () -> {
            if (fs instanceof DistributedFileSystem hdfs) {
                hdfs.rename(fra, til, Options.Rename.OVERWRITE);
                return;
            }
            if (!erLokal()) {
                fs.delete(til, false);
            }
            navngi(fra, til);
        });
    }

    private void navngi(Path fra, Path til) throws IOException {
        if (erLokal()) {
            LokalDisk.flytt(fra, til);
        } else if (!fs.rename(fra, til)) {
            throw new IOException("the file system refused to rename " + fra);
        }
    }

    /** Writes a file that appears whole, over what stands there. */
    void skriv(Path sti, byte[] innhold) throws IOException {
        if (erObjektlager()) {
            gjoer("skriving", sti, () -> skrivObjekt(sti, innhold, false));
        } else {
            erstatt(skrivHalvferdig(sti, innhold), sti);
        }
    }

    /** Writes a file that appears whole and was not there; that is for the file system to say where it can. */
    void opprett(Path sti, byte[] innhold) throws IOException {
        if (fs.hasPathCapability(sti, Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)) {
            gjoer("skriving", sti, () -> skrivObjekt(sti, innhold, true));
        } else {
            flytt(skrivHalvferdig(sti, innhold), sti);
        }
    }

    private void skrivObjekt(Path sti, byte[] innhold, boolean ny) throws IOException {
        var bygger = fs.createFile(sti).overwrite(!ny);
        if (ny) {
            bygger.must(Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
        }
        FSDataOutputStream ut = bygger.build();
        try {
            ut.write(innhold);
        } catch (IOException feil) {
            ut.abort(); // closed, it would appear as far as it came
            throw feil;
        }
        ut.close();
    }

    private Path skrivHalvferdig(Path sti, byte[] innhold) throws IOException {
        lagMappe(sti.getParent());
        Path halvferdig = new Path(sti.getParent(), "." + sti.getName() + ".tmp");
        try (OutputStream ut = new Parquetfil(fs, halvferdig).createOrOverwrite(0)) {
            ut.write(innhold);
        }
        return halvferdig;
    }

    /** Between the two points where a crash is most awkward. */
    private void gjoer(String hva, Path sti, Filarbeid arbeid) throws IOException {
        lagMappe(sti.getParent());
        Krasjpunkt.passer("foer " + hva, sti::getName);
        arbeid.gjoer();
        Krasjpunkt.passer("etter " + hva, sti::getName);
    }

    private interface Filarbeid {
        void gjoer() throws IOException;
    }

    /** What a killed process had begun to send to a folder is no object yet, but is paid for until it is given up. */
    void giOppHalvsendte(Path mappe) throws IOException {
        if (!erObjektlager() || !fs.hasPathCapability(mappe, CommonPathCapabilities.FS_MULTIPART_UPLOADER)) {
            return;
        }
        try (MultipartUploader sender = fs.createMultipartUploader(mappe).build()) {
            FutureIO.awaitFuture(sender.abortUploadsUnderPath(mappe));
        } catch (CompletionException feil) {
            throw new IOException(feil);
        }
    }
}
