package no.ssb.utleggstrekk.steg.hendelser;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads hendelser in quarantine once more from the list, those that an operator asked for. Each counts as received and new
 * in this kjøring, so the sums balance as for any other; one that is no longer in the list stays in quarantine.
 */
final class Gjenlesing {
    private final Skatteetaten skatteetaten;
    private final Hendelseslager lager;
    private final Hendelseslesing lesing;
    private final TransactionOperations transaksjon;
    private final int sidestoerrelse;

    Gjenlesing(
            Skatteetaten skatteetaten,
            Hendelseslager lager,
            Hendelseslesing lesing,
            TransactionOperations transaksjon,
            int sidestoerrelse) {
        this.skatteetaten = skatteetaten;
        this.lager = lager;
        this.lesing = lesing;
        this.transaksjon = transaksjon;
        this.sidestoerrelse = sidestoerrelse;
    }

    /** Reads one page that begins at the first hendelse asked for. Returns whether there was one. */
    boolean neste(Kjoering kjoering) {
        OptionalLong foerste = lager.foersteAaLeseIgjen(kjoering);
        if (foerste.isEmpty()) {
            return false;
        }
        long fra = foerste.getAsLong();
        List<Hendelse> side = skatteetaten.hendelser(fra, sidestoerrelse).hendelser();
        transaksjon.executeWithoutResult(status -> lagre(kjoering, fra, side));
        return true;
    }

    private void lagre(Kjoering kjoering, long fra, List<Hendelse> side) {
        long siste = side.stream().mapToLong(Hendelse::sekvensnummer).max().orElse(fra);
        Set<Long> bedtOm = new HashSet<>(lager.aaLeseIgjen(fra, Math.max(fra, siste)));
        List<Hendelse> funnet =
                side.stream().filter(h -> bedtOm.contains(h.sekvensnummer())).toList();
        lager.lestIgjen(
                bedtOm, funnet.stream().map(Hendelse::sekvensnummer).distinct().toList());
        Sidesortering sortert = lesing.sorter(funnet, Long.MAX_VALUE, kjoering); // all of them are below the lesepeker
        lesing.lagre(kjoering, sortert.avvik(), sortert);
    }
}
