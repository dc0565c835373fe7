package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The finished jar as a process of its own. What it prints is kept in a file. */
public final class Jarprosess implements AutoCloseable {
    /** What a process killed by SIGKILL exits with. */
    public static final int DREPT = 128 + 9;

    /** Bounds every wait for a process; no test expects to come near it. */
    private static final Duration LENGST = Duration.ofMinutes(3);

    private static final AtomicInteger NUMMER = new AtomicInteger();

    private final String hva;
    private final Path logg;
    private final Process prosess;

    private Jarprosess(String hva, Path logg, Process prosess) {
        this.hva = hva;
        this.logg = logg;
        this.prosess = prosess;
    }

    /**
     * Starts a command.
     *
     * @param mappe its working folder, and where its output is kept
     * @param jvm options of the JVM beyond those that make a short life quick
     */
    public static Jarprosess start(Path mappe, List<String> jvm, List<String> ord) {
        String jar = System.getProperty("utleggstrekk.jar", "target/utleggstrekk.jar");
        List<String> alt = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-Duser.timezone=Pacific/Chatham"));
        alt.addAll(jvm);
        alt.addAll(List.of("-jar", Path.of(jar).toAbsolutePath().toString()));
        alt.addAll(ord);
        Path logg = mappe.resolve("prosess-%04d.log".formatted(NUMMER.incrementAndGet()));
        try {
            Process prosess = new ProcessBuilder(alt)
                    .directory(mappe.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(logg.toFile()))
                    .start();
            return new Jarprosess(String.join(" ", ord), logg, prosess);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return prosess.pid();
    }

    public boolean lever() {
        return prosess.isAlive();
    }

    /** SIGKILL; harmless when it has ended. */
    public void drep() {
        prosess.destroyForcibly();
    }

    /** SIGTERM. */
    public void be() {
        prosess.destroy();
    }

    /** Sends a signal by name, such as {@code STOP}. */
    public void signal(String navn) {
        signal(navn, pid());
    }

    public static void signal(String navn, long pid) {
        try {
            new ProcessBuilder("kill", "-" + navn, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end. Returns the exit code. */
    public int vent() {
        return vent(LENGST);
    }

    public int vent(Duration lengst) {
        try {
            if (!prosess.waitFor(lengst.toMillis(), TimeUnit.MILLISECONDS)) {
                signal("QUIT"); // its threads go to its output
                Thread.sleep(1000);
                drep();
                throw new AssertionError(
                        "`%s` did not end within %s; it printed:%n%s".formatted(hva, lengst, utskrift()));
            }
            return prosess.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that it printed until now. */
    public String utskrift() {
        try {
            return Files.readString(logg, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        drep();
    }

    @Override
    public String toString() {
        return "`%s` (pid %d), which printed:%n%s".formatted(hva, pid(), utskrift());
    }
}
