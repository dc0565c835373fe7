package no.ssb.utleggstrekk.database;

import java.util.Set;
import no.ssb.utleggstrekk.grunn.Krasjpunkt;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Names a transaction for the crash points: after the method of ours that opened it. */
final class Transaksjonsnavn {
    private static final StackWalker STABEL = StackWalker.getInstance();

    private static final Set<String> FELLES = Set.of(
            Krasjpunkt.class.getName(),
            Krasjpunkt.class.getPackageName() + ".Krasjpunktteller",
            Transaksjonsnavn.class.getName(),
            VoktetTransaksjon.class.getName(),
            GjentattTransaksjon.class.getName());

    private Transaksjonsnavn() {}

    /** The name of the transaction of this thread, or of the method of ours that opened it. */
    static String naa() {
        String navn = TransactionSynchronizationManager.getCurrentTransactionName();
        return navn != null ? navn.replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1") : kaller();
    }

    private static String kaller() {
        return STABEL.walk(rammer -> rammer.filter(Transaksjonsnavn::erVaar)
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
