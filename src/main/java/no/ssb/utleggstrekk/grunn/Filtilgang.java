package no.ssb.utleggstrekk.grunn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after who may read the files with keys and secrets that the configuration names. */
public final class Filtilgang {
    private static final Logger LOGG = LoggerFactory.getLogger(Filtilgang.class);
    private static final Set<PosixFilePermission> ANDRES_LESETILGANG =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<Path> ADVART = ConcurrentHashMap.newKeySet();

    private Filtilgang() {}

    /** Warns once per file, naming it, when others than its owner may read it. */
    public static void advarOmAndre(Path fil) {
        if (kanLesesAvAndre(fil) && ADVART.add(fil.toAbsolutePath().normalize())) {
            LOGG.warn("The key file {} can be read by others than its owner; mend it with chmod 600", fil);
        }
    }

    /** Whether others than its owner may read the file; false where that is not known. */
    public static boolean kanLesesAvAndre(Path fil) {
        try {
            return Files.getPosixFilePermissions(fil).stream().anyMatch(ANDRES_LESETILGANG::contains);
        } catch (IOException | UnsupportedOperationException ukjent) {
            LOGG.debug("The permissions of {} are not known", fil);
            return false;
        }
    }
}
