package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder and its server process: made, started and stopped. */
record PostgresKlynge(PostgresMappe mappe, PostgresBinaer binaer, PostgresBruker bruker) {
    static final String BRUKER = "utleggstrekk";
    /** A stop that takes longer is not waited for. */
    static final int STOPP_SEKUNDER = 60;

    /** The first part of a stop, in silence: an ordinary one has ended then. */
    private static final int STILLE_SEKUNDER = 5;
    /** What pg_ctl waits by itself, deaf to a request to stop; a longer recovery is waited for by {@link PostgresVenting}. */
    private static final int START_SEKUNDER = 10;

    private static final Logger LOGG = LoggerFactory.getLogger(PostgresKlynge.class);
    private static final long STOERSTE_LOGG = 10L << 20;

    /** No setting lets a row's values into the server's log; errors go to the client only. */
    private static final Map<String, String> INNSTILLINGER = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "40"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_min_messages", "log"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_duration_statement", "-1"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"));

    /** Makes the data folder when there is none; it gets its name when it is whole. */
    void opprett(String passord, boolean trygt) throws IOException {
        if (Files.exists(mappe.data())) {
            sjekkVersjon();
            bruker.gi(mappe.data());
            return;
        }
        PostgresBruker.kreverNavn();
        Path ny = PostgresMappe.halvferdig(mappe.data());
        Files.createDirectory(ny, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        bruker.gi(ny);
        Path passordkopi = PostgresMappe.halvferdig(mappe.passordfil());
        try {
            Files.createFile(
                    passordkopi, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passordkopi, passord);
            bruker.gi(passordkopi);
            List<String> ord = new ArrayList<>(List.of(binaer.program("initdb"), "-D", ny.toString(), "-U", BRUKER));
            ord.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + passordkopi, "--no-locale", "-E", "UTF8"));
            if (!trygt) {
                ord.add("--no-sync");
            }
            PostgresKommando initdb = PostgresKommando.kjoer(bruker.kommando(ord));
            if (!initdb.ok()) {
                throw PostgresMappe.feil(
                        mappe.data(), new IOException(PostgresKommando.viktigsteLinje(initdb.utskrift())));
            }
            Files.move(ny, mappe.data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passordkopi);
            PostgresMappe.slett(ny);
        }
    }

    private void sjekkVersjon() throws IOException {
        String dataversjon =
                Files.readString(mappe.data().resolve("PG_VERSION")).strip();
        String programversjon = bruker.versjon().replaceFirst("^.*\\) (\\d+).*$", "$1");
        if (!dataversjon.equals(programversjon)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "The data in %s were made by PostgreSQL %s, this build holds PostgreSQL %s: use the build that made them, or move the folder away to begin with an empty database"
                            .formatted(mappe.data(), dataversjon, programversjon));
        }
    }

    /** The server process of this folder, whoever started it. */
    Optional<PostgresPidfil> kjoerer() {
        return PostgresPidfil.les(mappe.data()).filter(fil -> fil.lever(binaer.rot()));
    }

    /** What came of one attempt to start. */
    enum Start {
        STARTET,
        /** The port was taken, the rest of a killed server is not gone yet, or crash recovery takes its time. */
        PROEV_IGJEN
    }

    /** Starts the server and waits until it takes connections, but not for a long crash recovery. */
    Start start(Map<String, String> ekstra) throws IOException {
        Optional<PostgresPidfil> gammel = PostgresPidfil.les(mappe.data());
        if (gammel.isPresent()) {
            gammel.get().fjernNaarFremmed(mappe.data(), binaer.rot());
        }
        binaer.slettAndreVersjoner();
        long loggstart = klargjoerLogg();
        Map<String, String> alle = new TreeMap<>(INNSTILLINGER);
        alle.put("port", Integer.toString(ledigPort()));
        alle.putAll(ekstra);
        // no value has a blank or a quote; pg_ctl hands the text to a shell
        String valg = alle.entrySet().stream()
                .map(e -> "-c " + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
        String sekunder = Integer.toString(START_SEKUNDER);
        PostgresKommando start =
                pgCtl("start", "-w", "-t", sekunder, "-l", mappe.logg().toString(), "-o", valg);
        if (start.ok()) {
            return Start.STARTET;
        }
        String logg = start.utskrift() + loggFra(loggstart);
        if (PostgresKommando.diskenErFull(logg)) {
            throw PostgresMappe.feil(mappe.data(), new IOException(PostgresKommando.DISKEN_ER_FULL));
        }
        if (logg.contains("Address already in use")
                || logg.contains("postmaster.pid\" already exists")
                || logg.contains("pre-existing shared memory block")
                || logg.contains("server did not start in time")) {
            return Start.PROEV_IGJEN;
        }
        throw new MidlertidigFeil("The embedded PostgreSQL in " + mappe.rot() + " did not start: "
                + PostgresKommando.viktigsteLinje(logg) + " (more in " + mappe.logg() + ")");
    }

    /** Stops the server; sessions still open are ended. One that takes its time is told of, and one that does not stop. */
    void stopp(PostgresPidfil server) throws IOException {
        PostgresKommando stopp = stopp(STILLE_SEKUNDER);
        if (!stopp.ok() && kjoerer().isPresent()) {
            LOGG.info("The embedded PostgreSQL in {} is shutting down: waits for it to end", mappe.rot());
            stopp = stopp(STOPP_SEKUNDER - STILLE_SEKUNDER);
        }
        if (!stopp.ok() && kjoerer().isPresent()) {
            LOGG.warn("{}", stopperIkke(server.pid()));
        }
    }

    private PostgresKommando stopp(int sekunder) {
        return pgCtl("stop", "-w", "-t", Integer.toString(sekunder), "-m", "fast");
    }

    /** What the server's log tells of a fault that keeps it from its work. */
    Optional<String> serverfeil() throws IOException {
        return Serverlogg.feil(mappe.logg());
    }

    /** The line for a server that does not end: the cause as far as it is known, and the mend. */
    String stopperIkke(long pid) throws IOException {
        return medRaad(
                "is shutting down and does not come to an end", serverfeil().orElse(""), pid);
    }

    /** The line for one that lives and cannot get ready. */
    String kommerIkkeIGang(String feil, long pid) {
        return medRaad("does not get ready", feil, pid);
    }

    private String medRaad(String hva, String feil, long pid) {
        return "The embedded PostgreSQL in %s %s (%s): %send its process with `kill -QUIT %d` (what was committed is kept), then start again"
                .formatted(mappe.rot(), hva, feil.isEmpty() ? "see " + mappe.logg() : feil, Serverlogg.raad(feil), pid);
    }

    private PostgresKommando pgCtl(String handling, String... valg) {
        List<String> ord = new ArrayList<>(
                List.of(binaer.program("pg_ctl"), handling, "-D", mappe.data().toString()));
        ord.addAll(List.of(valg));
        return PostgresKommando.kjoer(bruker.kommando(ord));
    }

    /** Returns where the log ends now. */
    private long klargjoerLogg() throws IOException {
        if (!Files.isDirectory(mappe.loggmappe())) {
            Files.createDirectory(mappe.loggmappe());
        }
        bruker.gi(mappe.loggmappe());
        begrensLogg();
        return Files.exists(mappe.logg()) ? Files.size(mappe.logg()) : 0;
    }

    /** Puts a large log aside, so that at most two are kept. A server that writes to it goes on at its beginning. */
    void begrensLogg() throws IOException {
        Path logg = mappe.logg();
        if (Files.exists(logg) && Files.size(logg) > STOERSTE_LOGG) {
            Files.copy(logg, logg.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(logg, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    private String loggFra(long start) throws IOException {
        if (!Files.exists(mappe.logg())) {
            return "";
        }
        try (FileChannel kanal = FileChannel.open(mappe.logg())) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            kanal.read(buffer, Math.max(start, kanal.size() - buffer.capacity()));
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }

    private static int ledigPort() throws IOException {
        try (ServerSocket ledig = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return ledig.getLocalPort();
        }
    }
}
