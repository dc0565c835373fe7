package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The finished jar as a process of its own, as an operator starts it. What it prints is kept in files. */
public final class Jarprosess implements AutoCloseable {
    /** What a process killed by SIGKILL exits with. */
    public static final int DREPT = 128 + 9;

    /** Bounds every wait for a process; no test expects to come near it. */
    private static final Duration LENGST = Duration.ofMinutes(5);

    private static final AtomicInteger NUMMER = new AtomicInteger();

    private final String hva;
    private final Path ut;
    private final Path feil;
    private final Process prosess;

    private Jarprosess(Path mappe, List<String> foran, List<String> jvm, List<String> ord) {
        hva = String.join(" ", ord);
        String navn = "prosess-%04d.".formatted(NUMMER.incrementAndGet());
        ut = mappe.resolve(navn + "ut");
        feil = mappe.resolve(navn + "feil");
        List<String> linje = new ArrayList<>(foran);
        linje.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        linje.add("-Duser.timezone=Pacific/Chatham");
        linje.addAll(jvm);
        linje.add("-jar");
        linje.add(Path.of(System.getProperty("utleggstrekk.jar", "target/utleggstrekk.jar"))
                .toAbsolutePath()
                .toString());
        linje.addAll(ord);
        try {
            prosess = new ProcessBuilder(linje)
                    .directory(mappe.toFile())
                    .redirectOutput(ut.toFile())
                    .redirectError(feil.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a command, with a small heap and what makes a short life quick.
     *
     * @param mappe its working folder, from where relative paths lead, and where its output is kept
     * @param jvm options of the JVM beyond those
     */
    public static Jarprosess start(Path mappe, List<String> jvm, List<String> ord) {
        return start(mappe, List.of(), jvm, ord);
    }

    /**
     * The same in other surroundings.
     *
     * @param foran a command that runs what comes after it, such as {@code env -u LANG}
     */
    public static Jarprosess start(Path mappe, List<String> foran, List<String> jvm, List<String> ord) {
        List<String> alle =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        alle.addAll(jvm);
        return new Jarprosess(mappe, foran, alle, ord);
    }

    /** The same without options. */
    public static Jarprosess start(Path mappe, String... ord) {
        return start(mappe, List.of(), List.of(ord));
    }

    /** Starts a command as in production: a JVM that is told nothing but these options. */
    public static Jarprosess startSomIDrift(Path mappe, List<String> foran, List<String> jvm, List<String> ord) {
        return new Jarprosess(mappe, foran, jvm, ord);
    }

    /** Runs a command to its end; what it printed can be asked for afterwards. */
    public static Jarprosess kjoer(Path mappe, List<String> ord) {
        try (Jarprosess prosess = start(mappe, List.of(), ord)) {
            prosess.vent();
            return prosess;
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
        try {
            new ProcessBuilder("kill", "-" + navn, Long.toString(pid())).start().waitFor();
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
                throw new AssertionError("did not end within %s: %s".formatted(lengst, this));
            }
            return prosess.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The exit code of one that has ended. */
    public int exitkode() {
        return prosess.exitValue();
    }

    /** What it printed on standard output until now. */
    public String ut() {
        return les(ut);
    }

    /** What it printed on standard error until now. */
    public String feil() {
        return les(feil);
    }

    /** All that it printed until now. */
    public String utskrift() {
        return ut() + feil();
    }

    private static String les(Path fil) {
        try {
            return Files.readString(fil);
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
