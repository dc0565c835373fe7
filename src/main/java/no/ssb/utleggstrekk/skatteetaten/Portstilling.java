package no.ssb.utleggstrekk.skatteetaten;

import java.time.Duration;
import java.time.Instant;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import org.jspecify.annotations.Nullable;

/** How the gate to an API stands, and what each answer makes of it. Values only: {@link Port} has the lock, the queue and the log. */
sealed interface Portstilling {
    /** Failures in a row, nothing having gone well in between, that shut the gate. */
    int FEIL_PAA_RAD = 10;

    /**
     * Open.
     *
     * @param feilPaaRad failures in a row
     * @param foerst the call that failed first of them; null when there is none
     * @param flere whether more than one call is hit
     */
    record Aapen(int feilPaaRad, @Nullable Kall foerst, boolean flere) implements Portstilling {
        static final Aapen UTEN_FEIL = new Aapen(0, null, false);

        Aapen etterFeil(Kall kall) {
            Kall foerste = foerst == null ? kall : foerst;
            return new Aapen(feilPaaRad + 1, foerste, flere || foerste != kall);
        }

        /** Whether the API is taken to be down: more than one lookup is hit, or no single lookup can be the cause. */
        boolean erNede(Port.Svikt svikt, boolean snartOppbrukt) {
            boolean gjelderAlle = flere || svikt == Port.Svikt.HELE_API_ET;
            return gjelderAlle && (feilPaaRad >= FEIL_PAA_RAD || snartOppbrukt);
        }
    }

    /**
     * Shut for all until a time that the API asked for; open from then on.
     *
     * @param ganger how many such pauses there have been in a row
     */
    record Pause(Instant til, int ganger) implements Portstilling {
        boolean varer(Instant naa) {
            return naa.isBefore(til);
        }
    }

    /**
     * Shut but for one call at a time, a probe, until one goes well.
     *
     * @param underveis whether one is out
     */
    record Nede(int proever, Instant neste, boolean underveis) implements Portstilling {
        static Nede fra(Instant naa, Duration lengste) {
            return new Nede(0, naa.plus(Ventetid.mellomProever(1, lengste)), false);
        }

        Nede medProeve(boolean ute) {
            return new Nede(proever, neste, ute);
        }

        Nede etterProeve(Instant naa, Duration lengste) {
            return new Nede(proever + 1, naa.plus(Ventetid.mellomProever(proever + 1, lengste)), false);
        }
    }
}
