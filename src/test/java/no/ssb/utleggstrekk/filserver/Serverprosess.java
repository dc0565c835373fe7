package no.ssb.utleggstrekk.filserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A server as a process of its own. */
final class Serverprosess implements AutoCloseable {
    private static final Path JAR = Path.of("src/test/servere/target/jar").toAbsolutePath();

    private final Path logg;
    private final Process prosess;

    /**
     * Starts one.
     *
     * @param mappe its working folder; what stands in {@code conf} below it comes first on its class path
     */
    Serverprosess(Path mappe, String navn, int megabyte, String... klasseOgOrd) {
        if (!Files.isDirectory(JAR)) {
            throw new AssertionError(
                    "no servers in " + JAR + "; `mvn -f src/test/servere/pom.xml package` collects them");
        }
        logg = mappe.resolve(navn + ".log");
        List<String> linje = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + megabyte + "m",
                "-cp",
                mappe.resolve("conf") + ":" + JAR + "/*"));
        linje.addAll(List.of(klasseOgOrd));
        try {
            prosess = new ProcessBuilder(linje)
                    .directory(mappe.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(logg.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ventTil(BooleanSupplier oppe) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            if (!prosess.isAlive()) {
                throw new AssertionError("the server ended: " + logg());
            }
            return oppe.getAsBoolean();
        });
    }

    int ventPaaSlutt() {
        try {
            return prosess.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it logged until now. */
    String logg() {
        try {
            return Files.readString(logg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    @Override
    public void close() {
        prosess.destroyForcibly();
        ventPaaSlutt();
    }

    static int ledigPort() {
        try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return s.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
