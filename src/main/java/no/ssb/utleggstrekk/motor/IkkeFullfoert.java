package no.ssb.utleggstrekk.motor;

import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.steg.rapport.Noedrapport;
import no.ssb.utleggstrekk.steg.rapport.Rapport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left behind of an attempt that did not finish its kjøring: the reason in the database, for status and the next
 * attempt, and a report. A process that lost the lock leaves nothing, as the kjøring may be another's by now; one that
 * lost the database leaves a report all the same, with what it knows.
 */
final class IkkeFullfoert {
    private static final Logger LOGG = LoggerFactory.getLogger(IkkeFullfoert.class);

    private final Kjoeringslaas laas;
    private final VoktetTransaksjon transaksjon;
    private final Kjoeringer kjoeringer;
    private final Rapport rapport;
    private final Noedrapport noedrapport;

    IkkeFullfoert(
            Kjoeringslaas laas,
            VoktetTransaksjon transaksjon,
            Kjoeringer kjoeringer,
            Rapport rapport,
            Noedrapport noedrapport) {
        this.laas = laas;
        this.transaksjon = transaksjon;
        this.kjoeringer = kjoeringer;
        this.rapport = rapport;
        this.noedrapport = noedrapport;
    }

    /** Leaves it, and returns what to tell: that the lock or the database was lost goes before what came of it. */
    Resultat etterlat(Resultat resultat) {
        Kjoering kjoering = resultat.kjoering();
        if (!laas.erTapt()) {
            try {
                kjoeringer.feilet(kjoering, resultat.exitkode(), resultat.melding());
                transaksjon.somEier(() -> skrivRapport(kjoering));
                return resultat;
            } catch (RuntimeException e) {
                LOGG.warn(
                        "How the kjøring ended could not be noted in full: {}",
                        Feiltolk.tolk(e).getMessage());
            }
        }
        return laas.databasefeil()
                .map(f -> {
                    Resultat uten =
                            new Resultat(Exitkode.FEILET, kjoering, kjoering.omtale() + " failed: " + f.getMessage());
                    noedrapport.ikkeFullfoert(kjoering, uten.exitkode(), uten.melding());
                    return uten;
                })
                .orElseGet(() -> laas.erTapt()
                        ? new Resultat(
                                Exitkode.FEILET,
                                kjoering,
                                kjoering.omtale() + " failed: "
                                        + Kjoeringslaas.mistet().getMessage())
                        : resultat);
    }

    /** The fault that ended the kjøring is the news; a report that cannot be written must not hide it. */
    private void skrivRapport(Kjoering kjoering) {
        try {
            rapport.ikkeFullfoert(kjoering);
        } catch (Feil f) {
            LOGG.warn("No report could be written: {}", f.getMessage());
        }
    }
}
