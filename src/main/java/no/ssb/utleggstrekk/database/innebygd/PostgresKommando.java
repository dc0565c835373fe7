package no.ssb.utleggstrekk.database.innebygd;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;

/**
 * The result of one command line run to its end.
 *
 * @param kode the exit code; 127 when the program does not exist
 * @param utskrift what it printed, both streams
 */
record PostgresKommando(int kode, String utskrift) {
    static final String DISKEN_ER_FULL = "No space left on device";

    static PostgresKommando kjoer(List<String> kommando) {
        // the folder of the job may be closed to the server's user
        ProcessBuilder bygger =
                new ProcessBuilder(kommando).directory(new File("/")).redirectErrorStream(true);
        bygger.environment().keySet().removeIf(navn -> navn.startsWith("PG"));
        bygger.environment().put("LC_ALL", "C");
        Process prosess;
        try {
            prosess = bygger.start();
        } catch (IOException e) {
            return new PostgresKommando(127, String.valueOf(e.getMessage()));
        }
        try {
            prosess.getOutputStream().close();
            String utskrift = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new PostgresKommando(prosess.waitFor(), utskrift);
        } catch (IOException e) {
            throw new MidlertidigFeil("Could not read what " + kommando.get(0) + " printed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("Interrupted while " + kommando.get(0) + " ran", e);
        }
    }

    boolean ok() {
        return kode == 0;
    }

    /** The line that tells most: the last that names an error, else the last. */
    static String viktigsteLinje(String utskrift) {
        List<String> linjer =
                utskrift.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        List<String> feil = linjer.stream()
                .filter(l -> l.contains("FATAL") || l.contains("PANIC") || l.contains("error"))
                .toList();
        List<String> valgt = feil.isEmpty() ? linjer : feil;
        return valgt.isEmpty() ? "it printed nothing" : valgt.get(valgt.size() - 1);
    }

    static boolean diskenErFull(String melding) {
        return melding.contains(DISKEN_ER_FULL) || melding.contains("Disk quota exceeded");
    }
}
