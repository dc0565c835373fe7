package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Sover;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who uses the server, told by file locks, which a killed process loses by dying. Byte 0 is held while a process starts
 * or stops the server; byte 1 is shared by all processes that use it. One instance per file and JVM: closing any
 * channel to the file gives up all the process's locks on it.
 */
final class PostgresLaas {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int FORSOEK = 20 * 600;
    /** After 3 s: another command's ordinary start or stop has ended then. */
    private static final int MELDES_FOERST = 20 * 3;

    private static final int MELDES_HVERT = 20 * 30;
    private static final Logger LOGG = LoggerFactory.getLogger(PostgresLaas.class);

    private final Path fil;
    private final FileChannel kanal;
    private @Nullable FileLock bruk;
    private int brukere;

    private PostgresLaas(Path fil, FileChannel kanal) {
        this.fil = fil;
        this.kanal = kanal;
    }

    static PostgresLaas aapne(Path fil) {
        try {
            return new PostgresLaas(
                    fil,
                    FileChannel.open(
                            fil, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw PostgresMappe.feil(fil, e);
        }
    }

    /** Waits until no other process starts or stops the server: up to ten minutes, as crash recovery may take long. */
    FileLock ventPaaTur(Sover sover) {
        try {
            for (int i = 0; i < FORSOEK; i++) {
                FileLock laas = kanal.tryLock(0, 1, false);
                if (laas != null) {
                    return laas;
                }
                if (i % MELDES_HVERT == MELDES_FOERST) {
                    LOGG.info("Another process starts or stops the embedded PostgreSQL of {}: waits for it", fil);
                }
                sover.sov(PAUSE);
            }
        } catch (IOException e) {
            throw PostgresMappe.feil(fil, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("Interrupted while waiting for another process to start PostgreSQL", e);
        }
        throw new MidlertidigFeil("Another process has held " + fil + " for ten minutes while it starts or stops"
                + " PostgreSQL: see what it is doing, then start again");
    }

    /** Whether no other process uses the server. Only while one has the turn. */
    boolean alene() throws IOException {
        slippBruk();
        FileLock eneste = kanal.tryLock(1, 1, false);
        if (eneste != null) {
            eneste.release();
        }
        if (brukere > 0) {
            bruk = kanal.lock(1, 1, true);
        }
        return eneste != null;
    }

    /** One more user in this JVM. Only while one has the turn, so that nobody tests for being alone just now. */
    void taIBruk() throws IOException {
        if (brukere == 0) {
            bruk = kanal.lock(1, 1, true);
        }
        brukere++;
    }

    /** One user less; true when it was the last in this JVM. */
    boolean slipp() throws IOException {
        brukere--;
        if (brukere == 0) {
            slippBruk();
        }
        return brukere == 0;
    }

    boolean ubrukt() {
        return brukere == 0;
    }

    void lukk() {
        try {
            kanal.close();
        } catch (IOException e) {
            throw PostgresMappe.feil(fil, e);
        }
    }

    private void slippBruk() throws IOException {
        FileLock holdt = bruk;
        if (holdt != null) {
            holdt.release();
            bruk = null;
        }
    }
}
