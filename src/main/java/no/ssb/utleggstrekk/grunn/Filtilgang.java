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
    private static final String ALLE = "can be read by everybody on this machine; mend it with chmod 600";
    private static final String GRUPPEN = "can be read by its group; is that meant?";
    private static final Set<Path> ADVART = ConcurrentHashMap.newKeySet();

    private Filtilgang() {}

    /** Warns once per file, naming it, when others than its owner may read it. */
    public static void advarOmAndre(Path fil) {
        Set<PosixFilePermission> rettigheter = rettigheter(fil);
        String hvem = rettigheter.contains(PosixFilePermission.OTHERS_READ)
                ? ALLE
                : rettigheter.contains(PosixFilePermission.GROUP_READ) ? GRUPPEN : "";
        if (!hvem.isEmpty() && ADVART.add(fil.toAbsolutePath().normalize())) {
            LOGG.warn("The key file {} {}", fil, hvem);
        }
    }

    /**
     * Requires that not everybody may read the file. Its group may: that is how a secret is mounted.
     *
     * @param noekkel the configuration key that names it
     * @return what is to be said of its group, to be put after something else; empty when there is nothing
     * @throws VarigFeil BRUK when everybody may
     */
    public static String kontroller(String noekkel, Path fil) {
        Set<PosixFilePermission> rettigheter = rettigheter(fil);
        if (rettigheter.contains(PosixFilePermission.OTHERS_READ)) {
            throw new VarigFeil(Exitkode.BRUK, "%s: %s %s".formatted(noekkel, fil, ALLE));
        }
        return rettigheter.contains(PosixFilePermission.GROUP_READ) ? "; the file " + GRUPPEN : "";
    }

    /** Empty where they are not known. */
    private static Set<PosixFilePermission> rettigheter(Path fil) {
        try {
            return Files.getPosixFilePermissions(fil);
        } catch (IOException | UnsupportedOperationException ukjent) {
            LOGG.debug("The permissions of {} are not known", fil);
            return Set.of();
        }
    }
}
