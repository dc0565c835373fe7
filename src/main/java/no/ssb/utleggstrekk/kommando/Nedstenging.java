package no.ssb.utleggstrekk.kommando;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends a command in order when the process is told to end (SIGTERM, or SIGINT from the keyboard). The JVM ends as soon as
 * its shutdown hooks return, and then with the signal's number as exit code; so ours asks the work to stop, waits for the
 * main thread to save its state and to close everything, and ends the JVM itself with the code of the command.
 */
final class Nedstenging {
    /** Calls under way may take 18 s and their answers are stored; what still runs then is cut off from the database. */
    private static final int ARBEIDET_FAAR_SEKUNDER = 24;

    /** Service managers kill after 30 s or more (systemd: 90 s; Kubernetes: 30 s). */
    private static final int LUKKINGEN_FAAR_SEKUNDER = 4;

    private final CountDownLatch ferdig = new CountDownLatch(1);
    /** For what is waited for before there is a context with a signal of its own. */
    private final Stoppsignal oppstart = new Stoppsignal();

    private final Optional<Thread> krok;
    private volatile int exitkode = Exitkode.STOPPET.tall();
    private boolean iGang;
    private boolean bedt;
    private Optional<ConfigurableApplicationContext> kontekst = Optional.empty();

    private Nedstenging(boolean medKrok) {
        this.krok = medKrok ? Optional.of(new Thread(this::stans, "nedstenging")) : Optional.empty();
    }

    /** From now on the signals are handled. */
    static Nedstenging forProsessen() {
        Nedstenging nedstenging = new Nedstenging(true);
        nedstenging.krok.ifPresent(Runtime.getRuntime()::addShutdownHook);
        return nedstenging;
    }

    /** Handles no signals: for a command that runs inside another program. */
    static Nedstenging ingen() {
        return new Nedstenging(false);
    }

    /** Something is being started that must be closed again. */
    synchronized void begynn() {
        iGang = true;
    }

    /**
     * It has started: from now on this is what is told to stop.
     *
     * @throws VarigFeil (STOPPET) when the process was told before; a kjøring is begun all the same, and notes itself that
     *     it was stopped
     */
    synchronized void folg(ConfigurableApplicationContext startet) {
        kontekst = Optional.of(startet);
        if (bedt) {
            stopp(startet);
            if (startet.getBeanNamesForType(Kjoeringsmotor.class).length == 0) {
                throw stoppet(null);
            }
        }
    }

    /** Waits until the process is told to end. */
    Sover sover() {
        return oppstart;
    }

    /** What to tell of a fault: that the process was told to end, when it was. */
    synchronized RuntimeException forklar(RuntimeException feil) {
        return bedt ? stoppet(feil) : feil;
    }

    private static VarigFeil stoppet(@Nullable Throwable feil) {
        return new VarigFeil(Exitkode.STOPPET, "Stopped on request, before it was done", feil);
    }

    private static void stopp(ConfigurableApplicationContext arbeid) {
        arbeid.getBeanProvider(Stoppsignal.class).ifAvailable(Stoppsignal::be);
    }

    private synchronized boolean be() {
        bedt = true;
        oppstart.be();
        kontekst.ifPresent(Nedstenging::stopp);
        return iGang;
    }

    private synchronized Optional<ConfigurableApplicationContext> kontekst() {
        return kontekst;
    }

    private void stans() {
        if (!be()) {
            return;
        }
        if (!ventPaaFerdig(ARBEIDET_FAAR_SEKUNDER)) {
            kontekst().ifPresent(ConfigurableApplicationContext::close);
            if (!ventPaaFerdig(LUKKINGEN_FAAR_SEKUNDER)) {
                System.err.println("The command did not end within %d s and is cut off; what it committed is kept."
                        .formatted(ARBEIDET_FAAR_SEKUNDER + LUKKINGEN_FAAR_SEKUNDER));
            }
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitkode);
    }

    private boolean ventPaaFerdig(int sekunder) {
        try {
            return ferdig.await(sekunder, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the JVM with the code of the command; does not return. */
    void avslutt(int kode) {
        exitkode = kode;
        try {
            krok.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException e) {
            ferdig.countDown(); // a signal came: the hook is waiting for us, and ends the JVM
        }
        System.exit(kode);
    }
}
