package no.ssb.utleggstrekk.kommando;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;

/**
 * Ends a kjøring in order when the process is told to end (SIGTERM, or SIGINT from the keyboard). The JVM ends as soon as
 * its shutdown hooks return, and then with the signal's number as exit code; so ours asks the kjøring to stop, waits for
 * the main thread to save its state and to close everything, and ends the JVM itself with the code of the command.
 */
public final class Nedstenging {
    private static final Set<String> KJOERINGER = Set.of("run", "restart", "demo");

    /** Service managers kill after 30 s or more (systemd: 90 s; Kubernetes: 30 s). */
    private static final int LENGST_SEKUNDER = 28;

    private final CountDownLatch ferdig = new CountDownLatch(1);
    private final Optional<Thread> krok;
    private volatile int exitkode = Exitkode.STOPPET.tall();
    private boolean bedt;
    private Optional<Stoppsignal> signal = Optional.empty();

    private Nedstenging(boolean medKrok) {
        this.krok = medKrok ? Optional.of(new Thread(this::stans, "nedstenging")) : Optional.empty();
    }

    /** For the commands that make a kjøring the signals are handled from now on; others just end. */
    public static Nedstenging forKommando(String... args) {
        Nedstenging nedstenging = new Nedstenging(Stream.of(args).anyMatch(KJOERINGER::contains));
        nedstenging.krok.ifPresent(Runtime.getRuntime()::addShutdownHook);
        return nedstenging;
    }

    /** Handles no signals: for a command that runs inside another program. */
    static Nedstenging ingen() {
        return new Nedstenging(false);
    }

    /** From now on this is what is told to stop; at once, when the process was told before. */
    synchronized void folg(Stoppsignal stopp) {
        signal = Optional.of(stopp);
        if (bedt) {
            stopp.be();
        }
    }

    private synchronized void be() {
        bedt = true;
        signal.ifPresent(Stoppsignal::be);
    }

    private void stans() {
        be();
        try {
            if (!ferdig.await(LENGST_SEKUNDER, TimeUnit.SECONDS)) {
                System.err.println("The kjøring did not end within " + LENGST_SEKUNDER
                        + " s and is cut off; the next `run` or `restart` goes on from its last commit.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitkode);
    }

    /** Ends the JVM with the code of the command; does not return. */
    public void avslutt(int kode) {
        exitkode = kode;
        try {
            krok.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException e) {
            ferdig.countDown(); // a signal came: the hook is waiting for us, and ends the JVM
        }
        System.exit(kode);
    }
}
