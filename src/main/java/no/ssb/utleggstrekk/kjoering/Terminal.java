package no.ssb.utleggstrekk.kjoering;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Map;

/** Whether a person watches. */
public final class Terminal {
    private static final boolean ER_TERMINAL = finn();

    private Terminal() {}

    /** Whether input and output are a terminal. From JDK 22 a console exists without one too. */
    public static boolean erTerminal() {
        return ER_TERMINAL;
    }

    /** Whether it is one on which a line can be written over. */
    static boolean kanVises() {
        return ER_TERMINAL && forstaarTegn(System.getenv());
    }

    /** Whether the terminal of an environment knows more than text: {@code TERM=dumb} says no. */
    public static boolean forstaarTegn(Map<String, String> miljoe) {
        return !"dumb".equals(miljoe.getOrDefault("TERM", "dumb"));
    }

    @SuppressWarnings("SystemConsoleNull") // both kinds of JDK are handled
    private static boolean finn() {
        Console konsoll = System.console();
        if (konsoll == null) {
            return false;
        }
        try {
            Method erTerminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(erTerminal.invoke(konsoll));
        } catch (NoSuchMethodException e) {
            return true; // before JDK 22 a console is a terminal
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
