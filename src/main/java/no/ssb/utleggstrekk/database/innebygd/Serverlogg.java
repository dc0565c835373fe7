package no.ssb.utleggstrekk.database.innebygd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds in the server's own log why it does not end or does not get ready. */
final class Serverlogg {
    private static final String FOR_STOR_FIL = "File too large";

    /** Here a new part of the server's life begins: what was wrong before may be mended. */
    private static final Pattern NYTT_AVSNITT =
            Pattern.compile("LOG: .*(shutdown request|starting PostgreSQL|automatic recovery in progress)");

    /** The time, the process and the level. */
    private static final Pattern FORAN = Pattern.compile("^.*?\\b[A-Z]+:\\s+");

    private Serverlogg() {}

    /** The last fault that keeps the server from its work, in its own words; empty when the log tells of none. */
    static Optional<String> feil(Path logg) throws IOException {
        if (!Files.exists(logg)) {
            return Optional.empty();
        }
        String siste = "";
        // not Files.lines, which ends at a letter in another encoding
        try (BufferedReader linjer =
                new BufferedReader(new InputStreamReader(Files.newInputStream(logg), StandardCharsets.UTF_8))) {
            for (String linje = linjer.readLine(); linje != null; linje = linjer.readLine()) {
                if (NYTT_AVSNITT.matcher(linje).find()) {
                    siste = "";
                } else if (linje.contains("PANIC:") || !raad(linje).isEmpty()) {
                    siste = linje;
                }
            }
        }
        return siste.isEmpty()
                ? Optional.empty()
                : Optional.of(FORAN.matcher(siste).replaceFirst("").strip());
    }

    /** What to do about it first, with a comma after it; empty when the words do not tell. */
    static String raad(String feil) {
        return PostgresKommando.diskenErFull(feil)
                ? "the disk is full, make room there, "
                : feil.contains(FOR_STOR_FIL) ? "lift the limit of a file's size (`ulimit -f`), " : "";
    }
}
