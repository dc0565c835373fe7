package no.ssb.utleggstrekk.verktoey;

import java.time.Duration;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Simulator;

/** Takes the APIs down for a while in the middle of a kjøring. */
public final class Nedetid {
    private final Thread traad;

    /** @param etter lookups answered before it begins */
    public Nedetid(Simulator simulator, long etter, Duration varighet) {
        traad = new Thread(() -> brudd(simulator, etter, varighet), "nedetid");
        traad.setDaemon(true);
        traad.start();
    }

    private static void brudd(Simulator simulator, long etter, Duration varighet) {
        try {
            while (simulator.kall().antall(Endepunkt.OPPSLAG) < etter) {
                Thread.sleep(5);
            }
            simulator.nede(true);
            Thread.sleep(varighet.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            simulator.nede(false);
        }
    }

    /** Ends it, if it has not ended. */
    public void slutt() {
        traad.interrupt();
    }
}
