package no.ssb.utleggstrekk;

import no.ssb.utleggstrekk.kommando.Kommandolinje;

/** Entry point: arguments → command → exit code. */
public final class UtleggstrekkApp {
    private UtleggstrekkApp() {}

    public static void main(String[] args) {
        Kommandolinje.kjoerProsess(args);
    }
}
