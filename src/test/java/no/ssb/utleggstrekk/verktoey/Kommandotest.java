package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.kommando.Kommandolinje;

/** Runs one command in this JVM as from the console. Not for several threads: the console is the JVM's. */
public final class Kommandotest {
    private Kommandotest() {}

    /** What a command left: exit code, standard output, standard error. */
    public record Utkomme(int exitkode, String ut, String feil) {
        /** Standard error after its first line, which says what configuration and database the command uses. */
        public String melding() {
            String[] linjer = feil.split("\n", 2);
            assertThat(linjer[0]).contains("configuration", ", database ");
            return linjer[1];
        }
    }

    /** Spring Boot keeps the form of the log in the JVM, for all that start in it later. */
    public static void loggSomFoer() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        System.clearProperty("FILE_LOG_STRUCTURED_FORMAT");
    }

    public static Utkomme kjoer(String[] konfigurasjon, String... kommando) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        ByteArrayOutputStream feil = new ByteArrayOutputStream();
        PrintStream egenUt = System.out;
        PrintStream egenFeil = System.err;
        Locale lokale = Locale.getDefault();
        TimeZone sone = TimeZone.getDefault();
        System.setOut(new PrintStream(ut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(feil, true, StandardCharsets.UTF_8));
        try {
            int exitkode = Kommandolinje.kjoer(Stream.concat(Arrays.stream(kommando), Arrays.stream(konfigurasjon))
                    .toArray(String[]::new));
            return new Utkomme(exitkode, ut.toString(StandardCharsets.UTF_8), feil.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(egenUt);
            System.setErr(egenFeil);
            Locale.setDefault(lokale); // a command sets its own
            TimeZone.setDefault(sone);
            loggSomFoer();
        }
    }
}
