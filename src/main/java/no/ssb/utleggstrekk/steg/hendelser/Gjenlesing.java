package no.ssb.utleggstrekk.steg.hendelser;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Serielager.Serie;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads hendelser in quarantine once more from the list, those that an operator asked for. Each counts as received and new
 * in this kjøring, so the sums balance as for any other; one that is no longer in the list stays in quarantine. Those of
 * an older series are not among them: their numbers mean other hendelser now.
 */
final class Gjenlesing {
    private final Skatteetaten skatteetaten;
    private final Serielager serier;
    private final Hendelseslager lager;
    private final Hendelseslesing lesing;
    private final TransactionOperations transaksjon;
    private final int sidestoerrelse;

    Gjenlesing(
            Skatteetaten skatteetaten,
            Serielager serier,
            Hendelseslager lager,
            Hendelseslesing lesing,
            TransactionOperations transaksjon,
            int sidestoerrelse) {
        this.skatteetaten = skatteetaten;
        this.serier = serier;
        this.lager = lager;
        this.lesing = lesing;
        this.transaksjon = transaksjon;
        this.sidestoerrelse = sidestoerrelse;
    }

    /** Whether there is something that is to be read once more. */
    boolean trengs(Kjoering kjoering) {
        return serier.gjeldende()
                .map(s -> lager.foersteAaLeseIgjen(kjoering, s.nummer()).isPresent())
                .orElse(false);
    }

    /** Reads one page that begins at the first hendelse asked for. Returns whether there was one. */
    boolean neste(Kjoering kjoering) {
        Optional<Serie> gjeldende = serier.gjeldende();
        if (gjeldende.isEmpty()) {
            return false;
        }
        int serie = gjeldende.get().nummer();
        OptionalLong foerste = lager.foersteAaLeseIgjen(kjoering, serie);
        if (foerste.isEmpty()) {
            return false;
        }
        long fra = foerste.getAsLong();
        List<Hendelse> side = skatteetaten.hendelser(fra, sidestoerrelse).hendelser();
        transaksjon.executeWithoutResult(status -> lagre(kjoering, serie, fra, side));
        return true;
    }

    private void lagre(Kjoering kjoering, int serie, long fra, List<Hendelse> side) {
        long siste = side.stream().mapToLong(Hendelse::sekvensnummer).max().orElse(fra);
        Set<Long> bedtOm = new HashSet<>(lager.aaLeseIgjen(serie, fra, Math.max(fra, siste)));
        List<Hendelse> funnet =
                side.stream().filter(h -> bedtOm.contains(h.sekvensnummer())).toList();
        lager.lestIgjen(
                kjoering,
                serie,
                bedtOm,
                funnet.stream().map(Hendelse::sekvensnummer).distinct().toList());
        Sidesortering sortert = lesing.sorter(funnet, Long.MAX_VALUE, kjoering); // all of them are below the lesepeker
        lesing.lagre(kjoering, serie, sortert.avvik(), sortert);
    }
}
