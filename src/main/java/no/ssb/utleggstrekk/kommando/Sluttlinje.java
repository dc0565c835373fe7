package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import picocli.CommandLine.Model.CommandSpec;

/** The last line of a run: what happened, and what to do next. */
final class Sluttlinje {
    private Sluttlinje() {}

    /** Good news go to standard output, the rest to standard error. Returns the exit code. */
    static int skriv(CommandSpec spec, Resultat resultat) {
        boolean bra = resultat.exitkode() == Exitkode.OK;
        (bra ? spec.commandLine().getOut() : spec.commandLine().getErr())
                .println(resultat.melding() + nesteSteg(resultat));
        return resultat.exitkode().tall();
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
