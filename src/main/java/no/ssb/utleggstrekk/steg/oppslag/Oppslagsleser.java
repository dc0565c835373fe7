package no.ssb.utleggstrekk.steg.oppslag;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.tilstand.VentendePar;

/**
 * Reads the par of one part that still wait. It keeps no position for a restart: a par that was answered waits no more,
 * so a new reader begins with exactly those that are left (rule 9). For one thread.
 */
final class Oppslagsleser {
    private static final int FORHAANDSLES = 200;

    private final Oppslagslager lager;
    private final Kjoering kjoering;
    private final int del;
    private final int deler;
    private final Queue<VentendePar> lest = new ArrayDeque<>();
    private long sist;

    Oppslagsleser(Oppslagslager lager, Kjoering kjoering, int del, int deler) {
        this.lager = lager;
        this.kjoering = kjoering;
        this.del = del;
        this.deler = deler;
    }

    /** The next par; empty when none is left. A par whose lookup failed is not read again by this reader. */
    Optional<VentendePar> neste() {
        if (lest.isEmpty()) {
            lest.addAll(lager.neste(kjoering, del, deler, sist, FORHAANDSLES));
        }
        Optional<VentendePar> neste = Optional.ofNullable(lest.poll());
        neste.ifPresent(par -> sist = par.id());
        return neste;
    }
}
