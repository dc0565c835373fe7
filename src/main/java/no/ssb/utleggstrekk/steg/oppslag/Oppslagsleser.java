package no.ssb.utleggstrekk.steg.oppslag;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deals out the persons with par that wait, one at a time, to whichever worker asks; those that were refused in an attempt
 * before this one come last. It keeps no position for a restart: a par that was answered waits no more, so a new reader
 * begins with exactly those that are left (rule 9).
 */
final class Oppslagsleser {
    private static final int FORHAANDSLES = 500;

    private final Oppslagslager lager;
    private final TransactionOperations transaksjon;
    private final Kjoering kjoering;
    private final Queue<VentendePar> lest = new ArrayDeque<>();
    private @Nullable VentendePar sist;
    private boolean nektede;

    Oppslagsleser(Oppslagslager lager, TransactionOperations transaksjon, Kjoering kjoering) {
        this.lager = lager;
        this.transaksjon = transaksjon;
        this.kjoering = kjoering;
    }

    /** All waiting par of the next person, by month; none when there is none left. None is dealt out twice. */
    synchronized List<VentendePar> neste() {
        List<VentendePar> person = new ArrayList<>();
        while (fyll()
                && (person.isEmpty()
                        || person.get(0)
                                .inntektsmottaker()
                                .equals(lest.element().inntektsmottaker()))) {
            person.add(lest.remove());
        }
        return person;
    }

    /** Whether one is at hand. */
    private boolean fyll() {
        if (lest.isEmpty()) {
            les();
            if (lest.isEmpty() && !nektede) {
                nektede = true;
                sist = null;
                les();
            }
        }
        return !lest.isEmpty();
    }

    private void les() {
        List<VentendePar> nye = transaksjon.execute(status -> lager.neste(kjoering, nektede, sist, FORHAANDSLES));
        if (nye != null && !nye.isEmpty()) {
            lest.addAll(nye);
            sist = nye.get(nye.size() - 1);
        }
    }
}
