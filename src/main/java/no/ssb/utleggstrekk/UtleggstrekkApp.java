package no.ssb.utleggstrekk;

/** Entry point: arguments → command → exit code. */
public final class UtleggstrekkApp {
    private UtleggstrekkApp() {}

    public static void main(String[] args) {
        System.exit(2);
    }
}
