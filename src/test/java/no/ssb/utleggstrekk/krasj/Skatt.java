package no.ssb.utleggstrekk.krasj;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.Mot;

/** The simulated Skatteetaten in this JVM, with the keys: what all the worlds of a test share. */
final class Skatt {
    static final Kalendermaaned FOERSTE = Kalendermaaned.av("2024-08");

    private final Simulator simulator;
    private final Map<String, Object> konfigurasjon = new TreeMap<>();

    /** A small population with corrections, deletions, gaps and bad hendelser, and answers slow enough to be killed in. */
    Skatt(Path mappe) {
        simulator = Simulator.start(Oppsett.demo()
                .medPersoner(400)
                .medMaaneder(FOERSTE, 3)
                .medEndringer(0.3)
                .medSlettinger(0.1)
                .medForsinkelse(Duration.ofMillis(15))
                .medPort(0));
        konfigurasjon.putAll(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.put("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        konfigurasjon.put("utleggstrekk.api.sidestoerrelse", 150);
    }

    Map<String, Object> konfigurasjon() {
        return konfigurasjon;
    }

    /** Sets the date to the one ordered, and counts anew. */
    void klargjoer(Ordre bestilling) {
        simulator.settDato(bestilling.tilDato());
        simulator.feil(Feilplan.INGEN);
        simulator.kall().nullstill();
    }

    /** Lookups that came in since the count began. */
    long oppslag() {
        return simulator.kall().antall(Endepunkt.OPPSLAG);
    }

    /** Par that were answered for good since the count began, several in one call or one by one. */
    long besvart() {
        return simulator.kall().parAvgjort();
    }

    void tellFraNull() {
        simulator.kall().nullstill();
    }

    /** Whether the job has begun to ask since the count began. */
    boolean spurt() {
        return simulator.kall().antall(Endepunkt.START)
                        + simulator.kall().antall(Endepunkt.HENDELSER)
                        + simulator.kall().antall(Endepunkt.OPPSLAG)
                > 0;
    }

    /** From now on every lookup is answered so much later; {@link #rask()} ends it. */
    void treg(Duration tid) {
        simulator.feil(Feilplan.av("andel=1,typer=treg,gjelder=oppslag").medTreg(tid));
    }

    void rask() {
        simulator.feil(Feilplan.INGEN);
    }

    /** Waits until so many lookups came in, or the process ended. */
    void ventPaaOppslag(long antall, Jarprosess prosess) {
        vent(() -> oppslag() >= antall || !prosess.lever());
    }

    /** Waits until the job has begun to ask, or the process ended. */
    void ventPaaFoersteKall(Jarprosess prosess) {
        vent(() -> spurt() || !prosess.lever());
    }

    static void vent(BooleanSupplier til) {
        long frist = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!til.getAsBoolean()) {
            if (System.nanoTime() > frist) {
                throw new AssertionError("waited two minutes for nothing");
            }
            pause(Duration.ofMillis(2));
        }
    }

    static void pause(Duration tid) {
        try {
            Thread.sleep(tid.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
