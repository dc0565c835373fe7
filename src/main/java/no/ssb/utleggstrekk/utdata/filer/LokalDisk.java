package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What a local disk can do and Hadoop does not ask of it: replace a file atomically, and keep names over a power cut. */
final class LokalDisk {
    private LokalDisk() {}

    /** Renames in one step, over what stands there, and forces the new name to disk. */
    static void flytt(org.apache.hadoop.fs.Path fra, org.apache.hadoop.fs.Path til) throws IOException {
        Files.move(lokal(fra), lokal(til), StandardCopyOption.ATOMIC_MOVE);
        sikre(lokal(til).getParent());
    }

    /** Forces the names of a folder, and of those above it up to the root, to disk. */
    static void sikreNavn(org.apache.hadoop.fs.Path mappe, org.apache.hadoop.fs.Path rot) throws IOException {
        Path oeverst = lokal(rot);
        for (Path m = lokal(mappe); m != null && m.startsWith(oeverst); m = m.getParent()) {
            sikre(m.getParent());
        }
    }

    private static void sikre(@Nullable Path mappe) throws IOException {
        if (mappe == null || !Files.isReadable(mappe)) {
            return;
        }
        // Windows cannot open a folder
        if (mappe.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel kanal = FileChannel.open(mappe, StandardOpenOption.READ)) {
                kanal.force(true);
            }
        }
    }

    private static Path lokal(org.apache.hadoop.fs.Path sti) {
        return Path.of(sti.toUri().getPath());
    }
}
