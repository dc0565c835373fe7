package no.ssb.utleggstrekk.steg.rapport;

import java.util.function.Consumer;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Tellerlager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The report that a finished kjøring ends with. One that fails is tried by each restart, and after some attempts replaced by
 * a short one: published files must not wait on it for good, nor may all later kjøringer.
 */
final class Sluttrapport {
    private static final Logger LOGG = LoggerFactory.getLogger(Sluttrapport.class);

    /** Attempts at the whole report, counted also when the process died in one. */
    private static final int MAKS_FORSOEK = 3;

    private final Kjoeringer kjoeringer;
    private final Tellerlager tellerlager;
    private final VoktetTransaksjon transaksjon;
    private final Noedrapport noedrapport;

    Sluttrapport(
            Kjoeringer kjoeringer, Tellerlager tellerlager, VoktetTransaksjon transaksjon, Noedrapport noedrapport) {
        this.kjoeringer = kjoeringer;
        this.tellerlager = tellerlager;
        this.transaksjon = transaksjon;
        this.noedrapport = noedrapport;
    }

    void skriv(Kjoering kjoering, Rapportstatus status, Consumer<Kjoering> hel) {
        if (kjoeringer.rapportforsoek(kjoering) <= MAKS_FORSOEK) {
            tellerlager.lagre();
            transaksjon.somEier(() -> hel.accept(kjoering));
        } else {
            LOGG.warn("The report of {} failed {} times: a short one takes its place", kjoering.omtale(), MAKS_FORSOEK);
            transaksjon.somEier(() -> noedrapport.ferdig(kjoering, status));
        }
    }
}
