package no.ssb.utleggstrekk.verktoey;

import java.time.LocalDate;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Simulator;

/** The two kjøringer of the golden example: August 2026, then September, which corrects August. */
public final class Goldenkjoering {
    private Goldenkjoering() {}

    /** Runs number 1 or 2. */
    public static Resultat kjoer(Testjobb jobb, Simulator simulator, int nr) {
        simulator.goldenKjoering(nr);
        return jobb.motor().kjoer(bestilling(nr));
    }

    public static Bestilling bestilling(int nr) {
        return nr == 1
                ? new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.of(2026, 9, 10), null, null)
                : new Bestilling(Kalendermaaned.av("2026-09"), LocalDate.of(2026, 10, 12), null, null);
    }
}
