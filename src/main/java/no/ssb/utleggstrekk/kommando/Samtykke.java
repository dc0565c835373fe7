package no.ssb.utleggstrekk.kommando;

import java.io.Console;
import java.io.PrintWriter;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of the commands that ask before they change anything: the answer for scripts, and why. */
final class Samtykke {
    @Option(names = "--ja", description = "do not ask: go on")
    private boolean ja;

    @Option(
            names = "--grunn",
            converter = Ordvern.class,
            paramLabel = "TEXT",
            description = "why, to be kept with the decision")
    private @Nullable String grunn;

    @Nullable
    String grunn() {
        return grunn;
    }

    /**
     * Asks, unless that is answered already. Returns whether to go on, having said so when not.
     *
     * @throws VarigFeil (BRUK) when there is nobody to ask
     */
    boolean gis(PrintWriter ut) {
        if (ja) {
            return true;
        }
        Console konsoll = Terminal.erTerminal() ? System.console() : null;
        if (konsoll == null) {
            throw new VarigFeil(Exitkode.BRUK, "There is no terminal to ask on, so nothing was changed; --ja goes on");
        }
        String svar = konsoll.readLine("Go on? (ja/nei) ");
        if (svar != null && svar.strip().matches("(?i)ja|j|yes|y")) {
            return true;
        }
        ut.println("Nothing was changed.");
        return false;
    }
}
