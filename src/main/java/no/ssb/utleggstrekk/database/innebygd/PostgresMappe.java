package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What lies where in the folder of the embedded database. */
record PostgresMappe(Path rot) {
    /** A name with this part is something half made, which its maker renames when it is whole. */
    private static final String HALVFERDIG = ".ny-";

    /** Creates the folder when it is missing. */
    static PostgresMappe klargjoer(Path mappe) {
        try {
            if (!Files.isDirectory(mappe)) {
                Path full = mappe.toAbsolutePath().normalize();
                Files.createDirectories(full.getParent() == null ? full : full.getParent());
                // the server of a root-owned folder is another user, who must be able to pass through
                var rettigheter = PosixFilePermissions.fromString(PostgresBruker.erRoot() ? "rwx--x--x" : "rwx------");
                Files.createDirectories(full, PosixFilePermissions.asFileAttribute(rettigheter));
            }
            return new PostgresMappe(mappe.toRealPath());
        } catch (IOException e) {
            throw feil(mappe, e);
        }
    }

    Path data() {
        return rot.resolve("data");
    }

    Path binaerer() {
        return rot.resolve("binaer");
    }

    Path loggmappe() {
        return rot.resolve("logg");
    }

    Path logg() {
        return loggmappe().resolve("postgres.log");
    }

    Path passordfil() {
        return rot.resolve("passord");
    }

    Path brukslaas() {
        return rot.resolve("i-bruk");
    }

    /** The server's password; made at random the first time. */
    String passord() {
        try {
            if (!Files.exists(passordfil())) {
                if (Files.exists(data())) {
                    throw new VarigFeil(
                            Exitkode.BRUK,
                            "The password file " + passordfil() + " is missing; put it back, or move " + data()
                                    + " away to begin with an empty database");
                }
                byte[] tilfeldig = new byte[24];
                new SecureRandom().nextBytes(tilfeldig);
                Path ny = halvferdig(passordfil());
                Files.createFile(
                        ny, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(ny, Base64.getUrlEncoder().withoutPadding().encodeToString(tilfeldig));
                Files.move(ny, passordfil(), StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(passordfil()).strip();
        } catch (IOException e) {
            throw feil(passordfil(), e);
        }
    }

    /** A name nobody else uses, beside the one given: a killed process may have left children that still write. */
    static Path halvferdig(Path ferdig) {
        return ferdig.resolveSibling(
                ferdig.getFileName() + HALVFERDIG + Long.toHexString(new SecureRandom().nextLong()));
    }

    /** Removes what killed processes left half made. Only while one has the turn: another may be making its own. */
    void ryddHalvferdig() throws IOException {
        for (Path mappe : List.of(rot, binaerer())) {
            if (Files.isDirectory(mappe)) {
                try (Stream<Path> innhold = Files.list(mappe)) {
                    innhold.filter(p -> p.getFileName().toString().contains(HALVFERDIG))
                            .forEach(PostgresMappe::slett);
                }
            }
        }
    }

    /** Deletes what it can; the rest is tried again at the next start. */
    static void slett(Path mappe) {
        try {
            Files.walkFileTree(mappe, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path fil, BasicFileAttributes attributter) throws IOException {
                    Files.deleteIfExists(fil);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path katalog, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(katalog);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LoggerFactory.getLogger(PostgresMappe.class).debug("Could not delete all of {}", mappe, e);
        }
    }

    /** One line that names the path and the mend. */
    static Feil feil(Path sti, IOException e) {
        String grunn = e instanceof AccessDeniedException
                ? "permission denied for user " + System.getProperty("user.name")
                : e instanceof NoSuchFileException n
                        ? "no such file: " + n.getFile()
                        : e instanceof FileSystemException f && f.getReason() != null
                                ? f.getReason()
                                : String.valueOf(e.getMessage());
        return PostgresKommando.diskenErFull(grunn)
                ? new MidlertidigFeil(
                        "The disk is full at " + sti + " (embedded PostgreSQL): make room and start again", e)
                : new VarigFeil(
                        Exitkode.BRUK,
                        "The embedded PostgreSQL cannot use " + sti + ": " + grunn
                                + "; mend the folder, or set utleggstrekk.innebygd-postgres.mappe to another one",
                        e);
    }
}
