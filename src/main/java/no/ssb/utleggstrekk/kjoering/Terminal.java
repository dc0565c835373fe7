package no.ssb.utleggstrekk.kjoering;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Whether a person watches. */
public final class Terminal {
    private Terminal() {}

    /** Standard error when it shows on a terminal, otherwise null. From JDK 22 a console exists without a terminal too. */
    @SuppressWarnings("SystemConsoleNull") // both kinds of JDK are handled
    public static @Nullable PrintStream hvisTerminal() {
        Console konsoll = System.console();
        if (konsoll == null) {
            return null;
        }
        try {
            Object ja = Console.class.getMethod("isTerminal").invoke(konsoll);
            return Boolean.TRUE.equals(ja) ? System.err : null;
        } catch (NoSuchMethodException e) {
            return System.err; // before JDK 22 a console is a terminal
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
