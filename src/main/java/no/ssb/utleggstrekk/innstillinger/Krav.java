package no.ssb.utleggstrekk.innstillinger;

import java.time.Duration;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** What a configured value must satisfy; the message names the key, as the operator writes it. */
final class Krav {
    private Krav() {}

    static void at(boolean oppfylt, String melding) {
        if (!oppfylt) {
            throw new VarigFeil(Exitkode.BRUK, melding);
        }
    }

    static void mellom(String noekkel, double verdi, double minst, double stoerst) {
        at(
                verdi >= minst && verdi <= stoerst,
                "%s must be between %s and %s, is %s".formatted(noekkel, tall(minst), tall(stoerst), tall(verdi)));
    }

    static void positiv(String noekkel, Duration verdi) {
        at(!verdi.isNegative() && !verdi.isZero(), noekkel + " must be longer than zero, is " + verdi);
    }

    static void ikkeNegativ(String noekkel, Duration verdi) {
        at(!verdi.isNegative(), noekkel + " must be zero or longer, is " + verdi);
    }

    private static String tall(double verdi) {
        return verdi == Math.rint(verdi) ? Long.toString((long) verdi) : Double.toString(verdi);
    }
}
