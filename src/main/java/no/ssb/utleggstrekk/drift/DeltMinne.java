package no.ssb.utleggstrekk.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shared memory of an embedded database: that of another machine cannot be seen. */
final class DeltMinne {
    private static final Path STED = Path.of("/dev/shm");

    /** What the figures of a large month may take there, in parallel queries. */
    private static final long NOK = 1L << 30;

    private DeltMinne() {}

    /** What to add to the line about the database when there is little of it; else empty. */
    static String merknad() {
        try {
            long bytes = Files.isDirectory(STED) ? Files.getFileStore(STED).getTotalSpace() : NOK;
            return bytes >= NOK
                    ? ""
                    : "; " + STED + " holds " + (bytes >> 20) + " MB, and a large month may need 1 GB there";
        } catch (IOException e) {
            return "";
        }
    }
}
