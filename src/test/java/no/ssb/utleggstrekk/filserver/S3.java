package no.ssb.utleggstrekk.filserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.verktoey.Filer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.awaitility.Awaitility;

/** An object store that speaks S3 and takes signed requests only; its objects are files of this machine. */
public final class S3 implements AutoCloseable {
    private static final Path KOBLING = Path.of("jobs/koblinger/s3a/target/jar").toAbsolutePath();
    private static final Pattern KALL = Pattern.compile("\\{(GET|HEAD|PUT|POST|DELETE)@");
    private static final String BOETTE = "boette";

    private final Path mappe;
    private final int port = Serverprosess.ledigPort();
    private final AtomicInteger nummer = new AtomicInteger();
    private Serverprosess server;

    public S3(Path mappe) {
        this.mappe = mappe;
        try {
            Files.createDirectories(mappe.resolve("data").resolve(BOETTE));
            Files.createDirectories(mappe.resolve("conf"));
            Files.writeString(
                    mappe.resolve("conf/logback.xml"),
                    "<configuration><appender name='ut' class='ch.qos.logback.core.ConsoleAppender'><encoder><pattern>%msg%n"
                            + "</pattern></encoder></appender><logger name='org.gaul.s3proxy' level='debug'/>"
                            + "<root level='warn'><appender-ref ref='ut'/></root></configuration>");
            Files.writeString(mappe.resolve("conf/s3.properties"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=bruker
                    s3proxy.credential=hemmelig
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, mappe.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Starts it, again when it was killed. */
    public void start() {
        server = new Serverprosess(
                mappe,
                "s3-" + nummer.incrementAndGet(),
                256,
                "org.gaul.s3proxy.Main",
                "--properties",
                "conf/s3.properties");
        server.ventTil(this::svarer);
    }

    private boolean svarer() {
        try (Socket s = new Socket()) {
            s.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException ikkeOppe) {
            return false;
        }
    }

    /** Host and port, which speaks http. */
    public String vert() {
        return "127.0.0.1:" + port;
    }

    /** A new root in the bucket, with nothing in it. */
    public Filsted sted() {
        return sted(BOETTE, Map.of());
    }

    /** A new root in any bucket, with settings on top of those that work. */
    public Filsted sted(String boette, Map<String, String> ekstra) {
        return new S3Sted(boette + "/rot-" + nummer.incrementAndGet(), ekstra);
    }

    /**
     * The bucket, by the connector in this JVM.
     *
     * @throws IOException when it does not answer
     */
    public FileSystem klient() throws IOException {
        Configuration oppsett = new Configuration();
        oppsett.setClassLoader(new URLClassLoader(koblingsjarer(), getClass().getClassLoader()));
        tilgang().forEach(oppsett::set);
        return FileSystem.newInstance(URI.create("s3a://" + BOETTE), oppsett);
    }

    /** Of what a place shows as a file of this machine. */
    public String uri(Path fil) {
        return "s3a://" + mappe.resolve("data").relativize(fil);
    }

    private static URL[] koblingsjarer() throws IOException {
        List<URL> jarer = new ArrayList<>();
        for (Path jar : Filer.alle(KOBLING)) {
            jarer.add(jar.toUri().toURL());
        }
        return jarer.toArray(URL[]::new);
    }

    /** The connector with its settings in one folder, as the wrapper wants it. */
    public void lagKoblingsmappe(Path til) {
        Filer.kopierAlt(KOBLING, til);
        try {
            Files.writeString(til.resolve("core-site.xml"), Filsted.xml(tilgang()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mounts the bucket with s3fs until the process is ended. */
    public Process monter(Path til) {
        try {
            Path passord = Files.writeString(mappe.resolve("s3fs-passord"), "bruker:hemmelig");
            Files.setPosixFilePermissions(passord, PosixFilePermissions.fromString("rw-------"));
            Process s3fs = new ProcessBuilder(
                            "s3fs",
                            BOETTE,
                            til.toString(),
                            "-f",
                            "-o",
                            "url=http://127.0.0.1:%d,use_path_request_style,passwd_file=%s".formatted(port, passord))
                    .redirectErrorStream(true)
                    .redirectOutput(mappe.resolve("s3fs.log").toFile())
                    .start();
            Object tom = Files.getAttribute(til, "unix:dev");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !s3fs.isAlive()
                            || !Files.getAttribute(til, "unix:dev").equals(tom));
            if (!s3fs.isAlive()) {
                throw new AssertionError("s3fs ended: " + Files.readString(mappe.resolve("s3fs.log")));
            }
            return s3fs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> tilgang() {
        return Map.of(
                "fs.s3a.endpoint", "http://" + vert(),
                "fs.s3a.endpoint.region", "eu-north-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "bruker",
                "fs.s3a.secret.key", "hemmelig");
    }

    /** How many requests of each kind it got since it was started. */
    public SortedMap<String, Long> kall() {
        return KALL.matcher(server.logg())
                .results()
                .collect(Collectors.groupingBy(treff -> treff.group(1), TreeMap::new, Collectors.counting()));
    }

    /** What was begun to be sent and neither finished nor given up: s3proxy keeps it beside the objects until then. */
    public List<Path> halvsendte() {
        Path boette = mappe.resolve("data").resolve(BOETTE);
        return Filer.alle(boette).stream()
                .filter(fil -> boette.relativize(fil).toString().startsWith(".mpus-"))
                .toList();
    }

    /** SIGKILL. */
    @Override
    public void close() {
        server.close();
    }

    private final class S3Sted implements Filsted {
        private final String sti;
        private final Path conf;

        S3Sted(String sti, Map<String, String> ekstra) {
            this.sti = sti;
            Map<String, String> alt = new TreeMap<>(tilgang());
            alt.putAll(ekstra);
            try {
                conf = Files.createDirectories(mappe.resolve("klient-" + nummer.incrementAndGet()));
                Files.writeString(conf.resolve("core-site.xml"), Filsted.xml(alt));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String rot() {
            return "s3a://" + sti;
        }

        @Override
        public List<String> foran() {
            return List.of("env", "LOADER_PATH=" + conf + "," + KOBLING);
        }

        @Override
        public Path bilde() {
            return mappe.resolve("data").resolve(sti);
        }

        @Override
        public void fyll(Path fra) {
            Filer.kopierAlt(fra, bilde());
        }

        @Override
        public Filsted ny(Path ubrukt) {
            return sted();
        }
    }
}
