package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;

/** The last line of a run: what happened, and what to do next. */
final class Sluttlinje {
    private Sluttlinje() {}

    static String av(Resultat resultat) {
        return resultat.melding() + nesteSteg(resultat);
    }

    private static String nesteSteg(Resultat resultat) {
        if (resultat.melding().contains("restart")) {
            return "."; // it says so itself
        }
        return switch (resultat.exitkode()) {
            case FEILET -> ". Next: `restart` takes it up from its checkpoint.";
            case NEKTET -> ". Next: mend the access to the API, then `restart`.";
            case STOPPET, BESLUTNING, BRUK, OPPTATT, OK -> ".";
        };
    }
}
