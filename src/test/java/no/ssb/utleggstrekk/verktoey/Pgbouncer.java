package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real PgBouncer in front of a test database. */
public final class Pgbouncer implements AutoCloseable {
    private final Process prosess;
    private final TestDatabase bak;
    private final int port;

    private Pgbouncer(Process prosess, TestDatabase bak, int port) {
        this.prosess = prosess;
        this.bak = bak;
        this.port = port;
    }

    /** Whether this machine has one ({@code apt-get install pgbouncer}). */
    public static boolean finnes() {
        return program() != null;
    }

    private static String program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer")
                .filter(p -> Files.isExecutable(Path.of(p)))
                .findFirst()
                .orElse(null);
    }

    /**
     * Starts one in front of a database.
     *
     * @param valg lines of its configuration, such as {@code pool_mode = transaction}
     */
    public static Pgbouncer start(TestDatabase bak, String... valg) throws IOException, InterruptedException {
        int port = ledigPort();
        List<String> linjer = new ArrayList<>(List.of(
                "[databases]",
                "* = host=127.0.0.1 port=%s user=%s password=%s"
                        .formatted(bak.url().replaceAll(".*:(\\d+)/.*", "$1"), bak.bruker(), bak.passord()),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = any",
                "ignore_startup_parameters = extra_float_digits, options, search_path"));
        linjer.addAll(List.of(valg));
        Path oppsett = Files.createTempFile("pgbouncer", ".ini");
        Files.write(oppsett, linjer);
        oppsett.toFile().setReadable(true, false); // it refuses to run as root
        List<String> ord = new ArrayList<>(List.of(String.valueOf(program()), oppsett.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            ord.addAll(1, List.of("-u", "nobody"));
        }
        Process prosess = new ProcessBuilder(ord)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await().atMost(Scene.LENGE).until(() -> svarer(port));
        Files.delete(oppsett);
        return new Pgbouncer(prosess, bak, port);
    }

    /** The database as it is seen through it. */
    public TestDatabase database() {
        return new TestDatabase(
                bak.url().replaceFirst(":\\d+/", ":" + port + "/").replaceFirst("\\?.*", ""),
                bak.bruker(),
                bak.passord());
    }

    private static boolean svarer(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int ledigPort() throws IOException {
        try (ServerSocket ledig = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return ledig.getLocalPort();
        }
    }

    @Override
    public void close() {
        prosess.destroyForcibly();
    }
}
