package no.ssb.utleggstrekk;

import no.ssb.utleggstrekk.kommando.Kommandolinje;
import no.ssb.utleggstrekk.kommando.Nedstenging;

/** Entry point: arguments → command → exit code. */
public final class UtleggstrekkApp {
    private UtleggstrekkApp() {}

    public static void main(String[] args) {
        Nedstenging nedstenging = Nedstenging.forKommando(args);
        nedstenging.avslutt(Kommandolinje.kjoer(nedstenging, args));
    }
}
