package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server leaves in {@code postmaster.pid} while it runs, and after it was killed.
 *
 * @param pid the server's process
 * @param port 0 until the server has written it
 * @param stopper whether the server says that it is shutting down
 */
public record PostgresPidfil(long pid, int port, boolean stopper) {
    /** How this JVM reads file names; they may hold other letters than ASCII. */
    private static final Charset FILNAVN = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /** Empty when there is none, or it is not written yet. */
    public static Optional<PostgresPidfil> les(Path data) {
        try {
            List<String> linjer = Files.readAllLines(fil(data), StandardCharsets.UTF_8);
            if (linjer.isEmpty()) {
                return Optional.empty();
            }
            long pid = Long.parseLong(linjer.get(0).strip());
            int port = linjer.size() < 4 ? 0 : Integer.parseInt(linjer.get(3).strip());
            boolean stopper = linjer.size() >= 8 && linjer.get(7).strip().equals("stopping");
            return Optional.of(new PostgresPidfil(pid, port, stopper));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process lives and is the server of these programs, not another one that got the same number. */
    boolean lever(Path binaerer) {
        return ProcessHandle.of(pid).isPresent() && program().startsWith(binaerer + "/");
    }

    /**
     * Removes the file when its number belongs to a process that is not our server: one already dead that nobody has
     * reaped, or a stranger in a new container. PostgreSQL would take it for a living server; a number without a
     * process it sorts out itself. That no process of the old server is left it checks by its shared memory too.
     */
    void fjernNaarFremmed(Path data, Path binaerer) throws IOException {
        if (ProcessHandle.of(pid).isPresent() && !lever(binaerer)) {
            Files.deleteIfExists(fil(data));
        }
    }

    private String program() {
        // as root in a container /proc/PID/exe of another user is closed, but the command line is not
        Path kommandolinje = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            // empty for a process that is dead but not reaped
            return new String(Files.readAllBytes(kommandolinje), FILNAVN).split("\0", 2)[0];
        } catch (IOException e) {
            return ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElse("");
        }
    }

    private static Path fil(Path data) {
        return data.resolve("postmaster.pid");
    }
}
