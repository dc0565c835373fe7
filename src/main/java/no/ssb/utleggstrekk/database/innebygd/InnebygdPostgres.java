package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running embedded PostgreSQL. All who start it on the same folder, in this JVM or in others, share one server: the
 * first starts it, or adopts the one a killed process left; {@link #close} of the last stops it. How it stays a safe
 * place for data (fsync, password, loopback only) is decided in {@link PostgresKlynge}.
 */
public final class InnebygdPostgres implements AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(InnebygdPostgres.class);

    /** The locks this JVM holds; also the monitor of every start and close. */
    private static final Map<Path, PostgresLaas> LAASER = new HashMap<>();

    private final PostgresKlynge klynge;
    private final PostgresLaas laas;
    private final PostgresTilkobling tilkobling;
    private boolean lukket;

    private InnebygdPostgres(PostgresKlynge klynge, PostgresLaas laas, PostgresTilkobling tilkobling) {
        this.klynge = klynge;
        this.laas = laas;
        this.tilkobling = tilkobling;
    }

    /**
     * Starts or adopts the server, and waits until it is ready.
     *
     * @param mappe where data, password, log and programs are kept; created when missing
     * @throws Feil one line that says what is in the way
     */
    public static InnebygdPostgres start(Path mappe) {
        return start(mappe, Map.of());
    }

    /**
     * The same.
     *
     * @param sover how to wait for a server that another process left starting or shutting down
     */
    public static InnebygdPostgres start(Path mappe, Sover sover) {
        return start(mappe, Map.of(), sover);
    }

    /** Whether one has been made in a folder. */
    public static boolean finnes(Path mappe) {
        return Files.isDirectory(new PostgresMappe(mappe).data());
    }

    /**
     * The same for a command that only reads: makes nothing.
     *
     * @param sover how to wait for the server
     * @throws VarigFeil BRUK when there is none
     */
    static InnebygdPostgres startDenSomFinnes(Path mappe, Sover sover) {
        if (!finnes(mappe)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "There is no database yet: spring.datasource.url is not set, and the embedded one, in "
                            + mappe.toAbsolutePath()
                            + ", is made by the first `run`. Give the --config of yours, or begin there");
        }
        return start(mappe, sover);
    }

    /**
     * Whether one could be made in a folder, as far as can be seen without making it.
     *
     * @throws VarigFeil BRUK when it could not
     */
    public static void kontrollerNy(Path mappe) {
        PostgresBruker.kreverNavn();
        PostgresBinaer.kreverMaskin();
        Path finnes = mappe.toAbsolutePath().normalize();
        while (!Files.exists(finnes) && finnes.getParent() != null) {
            finnes = finnes.getParent();
        }
        if (!Files.isWritable(finnes)) {
            throw PostgresMappe.feil(finnes, new AccessDeniedException(finnes.toString()));
        }
    }

    /**
     * The same for tests, which may trade safety for speed.
     *
     * @param ekstra server settings that replace ours when this call is the one that starts the server; values without
     *     blanks or quotes
     */
    public static InnebygdPostgres start(Path mappe, Map<String, String> ekstra) {
        return start(mappe, ekstra, Sover.ekte());
    }

    static InnebygdPostgres start(Path mappe, Map<String, String> ekstra, Sover sover) {
        synchronized (LAASER) {
            PostgresMappe rot = PostgresMappe.klargjoer(mappe);
            PostgresLaas laas = LAASER.computeIfAbsent(rot.rot(), r -> PostgresLaas.aapne(rot.brukslaas()));
            try {
                FileLock tur = laas.ventPaaTur(sover);
                try {
                    return startNaarAlene(rot, laas, ekstra, sover);
                } finally {
                    tur.release();
                }
            } catch (IOException e) {
                throw PostgresMappe.feil(rot.rot(), e);
            } finally {
                glemUbrukt(rot, laas);
            }
        }
    }

    private static InnebygdPostgres startNaarAlene(
            PostgresMappe mappe, PostgresLaas laas, Map<String, String> ekstra, Sover sover) throws IOException {
        mappe.ryddHalvferdig();
        PostgresBinaer binaer = PostgresBinaer.pakkUt(mappe.binaerer());
        PostgresKlynge klynge = new PostgresKlynge(mappe, binaer, PostgresBruker.finn(binaer, mappe.data()));
        String passord = mappe.passord();
        boolean trygt = !"off".equals(ekstra.get("fsync"));
        PostgresVenting venting = new PostgresVenting(klynge, sover);
        while (true) {
            Optional<PostgresPidfil> kjoerer = klynge.kjoerer();
            if (kjoerer.isPresent()) {
                PostgresPidfil server = kjoerer.get();
                PostgresTilkobling tilkobling = new PostgresTilkobling(mappe, server.port(), passord);
                // one that is shutting down is not asked: it writes each refusal into its log
                if (!server.stopper() && tilkobling.klar()) {
                    laas.taIBruk();
                    klynge.begrensLogg();
                    LOGG.debug("Embedded PostgreSQL in {}: {}", mappe.rot(), tilkobling);
                    return new InnebygdPostgres(klynge, laas, tilkobling);
                }
                venting.vent(
                        server.stopper() ? PostgresVenting.Paa.STOPPENDE : PostgresVenting.Paa.STARTENDE, server.pid());
            } else if (laas.alene()) {
                klynge.opprett(passord, trygt);
                if (klynge.start(ekstra) != PostgresKlynge.Start.STARTET
                        && klynge.kjoerer().isEmpty()) {
                    venting.vent(PostgresVenting.Paa.REST, 0);
                }
            } else {
                venting.vent(PostgresVenting.Paa.ANDRE, 0);
            }
        }
    }

    /** URL of the database {@code utleggstrekk}; holds neither user nor password. */
    public String jdbcUrl() {
        return PostgresTilkobling.url(tilkobling.port(), PostgresTilkobling.DATABASE);
    }

    /** A superuser of this server. */
    public String bruker() {
        return PostgresKlynge.BRUKER;
    }

    /** Never log it. */
    public String passord() {
        return tilkobling.passord();
    }

    /** Stops the server when nobody else uses it. Does nothing the second time, and does not throw. */
    @Override
    public void close() {
        synchronized (LAASER) {
            if (lukket) {
                return;
            }
            lukket = true;
            // an interrupted thread must stop it too, and file channels close themselves under an interrupt
            boolean avbrutt = Thread.interrupted();
            PostgresMappe mappe = klynge.mappe();
            try {
                // a process that is to stop takes the server with it, so this wait does not hear the request
                FileLock tur = laas.ventPaaTur(Sover.ekte());
                try {
                    if (laas.slipp() && laas.alene()) {
                        Optional<PostgresPidfil> server = klynge.kjoerer();
                        if (server.isPresent()) {
                            klynge.stopp(server.get());
                        }
                    }
                } finally {
                    tur.release();
                }
            } catch (IOException | Feil e) {
                LOGG.warn(
                        "Embedded PostgreSQL in {} was not stopped, the next start adopts it: {}",
                        mappe.rot(),
                        e.getMessage());
            } finally {
                glemUbrukt(mappe, laas);
                if (avbrutt) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static void glemUbrukt(PostgresMappe mappe, PostgresLaas laas) {
        if (laas.ubrukt()) {
            LAASER.remove(mappe.rot());
            laas.lukk();
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "InnebygdPostgres[" + klynge.mappe().rot() + "]";
    }
}
