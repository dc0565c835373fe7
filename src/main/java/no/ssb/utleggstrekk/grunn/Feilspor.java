package no.ssb.utleggstrekk.grunn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is left of a fault that nobody foresaw, for whoever mends the program: classes, methods and lines, never messages. */
public final class Feilspor {
    private Feilspor() {}

    /**
     * Writes it to a new file in the working folder, or else among the temporary files, that its owner alone may read.
     *
     * @return the file; empty when neither folder can be written to
     */
    public static Optional<Path> skriv(Throwable feil) {
        StringBuilder tekst = new StringBuilder();
        beskriv("", feil, Collections.newSetFromMap(new IdentityHashMap<>()), tekst);
        return Stream.of("user.dir", "java.io.tmpdir")
                .flatMap(mappe -> skriv(Path.of(System.getProperty(mappe)), tekst).stream())
                .findFirst();
    }

    private static Optional<Path> skriv(Path mappe, CharSequence tekst) {
        try {
            return Optional.of(Files.writeString(Files.createTempFile(mappe, "utleggstrekk-feil-", ".txt"), tekst));
        } catch (IOException kanIkkeSkrivesTil) {
            return Optional.empty();
        }
    }

    private static void beskriv(String hva, Throwable feil, Set<Throwable> sett, StringBuilder til) {
        if (!sett.add(feil)) {
            return;
        }
        til.append(hva).append(feil.getClass().getName()).append('\n');
        for (StackTraceElement ramme : feil.getStackTrace()) {
            til.append("    at ").append(ramme).append('\n');
        }
        for (Throwable undertrykt : feil.getSuppressed()) {
            beskriv("suppressed: ", undertrykt, sett, til);
        }
        if (feil.getCause() != null) {
            beskriv("caused by: ", feil.getCause(), sett, til);
        }
    }
}
