package no.ssb.utleggstrekk.grunn;

import java.util.Set;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.database.GjentattTransaksjon;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The points where a crash is most awkward: before and after every commit, and before and after every file that is
 * written, renamed or deleted in the output. The crash tests count them, and kill the process at each in turn
 * ({@code docs/krasj.md}). Passing one does nothing unless the JVM itself was started with one of the two system
 * properties; no configuration file, environment variable or option of a command can set them.
 */
public final class Kryss {
    /** {@code n}: dies at the n-th passing of all; {@code name:n}: at the n-th passing of that point. */
    static final String DREP_VED = "utleggstrekk.proeve.drep-ved";

    /** A file that is told, when the process ends in order, how often each point was passed. */
    static final String TELL_TIL = "utleggstrekk.proeve.tell-til";

    private static final @Nullable Kryssteller TELLER =
            Kryssteller.av(System.getProperty(DREP_VED), System.getProperty(TELL_TIL), Kryssteller::drepDenneProsessen);

    private static final StackWalker STABEL = StackWalker.getInstance();

    private static final Set<String> FELLES = Set.of(
            Kryss.class.getName(),
            Kryssteller.class.getName(),
            VoktetTransaksjon.class.getName(),
            GjentattTransaksjon.class.getName());

    private Kryss() {}

    /**
     * Passes a point.
     *
     * @param naar such as {@code foer navnebytte}
     * @param hva what is written, renamed or deleted; asked only in the crash tests
     */
    public static void passer(String naar, Supplier<String> hva) {
        Kryssteller teller = TELLER;
        if (teller != null) {
            teller.passer(naar + " " + hva.get());
        }
    }

    /** The name of the transaction of this thread, or of the method of ours that opened it. */
    public static String transaksjon() {
        String navn = TransactionSynchronizationManager.getCurrentTransactionName();
        return navn != null ? navn.replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1") : kaller();
    }

    private static String kaller() {
        return STABEL.walk(rammer -> rammer.filter(Kryss::erVaar)
                .findFirst()
                .map(r -> r.getClassName().replaceFirst("^.*\\.", "") + "." + metode(r.getMethodName()))
                .orElse("unknown"));
    }

    /** What every transaction passes through says nothing about which it is. */
    private static boolean erVaar(StackWalker.StackFrame ramme) {
        String klasse = ramme.getClassName();
        return klasse.startsWith("no.ssb.utleggstrekk.") && !FELLES.contains(klasse);
    }

    /** A lambda is named after the method it stands in. */
    private static String metode(String navn) {
        return navn.replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
    }
}
