package no.ssb.utleggstrekk.motor;

import java.util.List;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.steg.publisering.Rotkontroll;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.utdata.Komprimeringsproeve;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * Makes this process the only one that may change anything, and finds what would stop a kjøring before its first call: keys
 * that are not those of the database, a root that cannot be written or is not the one of the published versions.
 */
final class Eierskap {
    private final Kjoeringslaas laas;
    private final Kjoeringsvakt vakt;
    private final Pseudonymisering pseudonymisering;
    private final Raadatalager raadata;
    private final Utdatalager utdata;
    private final Rotkontroll rotkontroll;
    private final Gjenoppretting gjenoppretting;
    private final List<String> jobbnavn;
    private final Innstillinger innstillinger;

    Eierskap(
            Kjoeringslaas laas,
            Kjoeringsvakt vakt,
            Pseudonymisering pseudonymisering,
            Raadatalager raadata,
            Utdatalager utdata,
            Rotkontroll rotkontroll,
            Gjenoppretting gjenoppretting,
            List<String> jobbnavn,
            Innstillinger innstillinger) {
        this.laas = laas;
        this.vakt = vakt;
        this.pseudonymisering = pseudonymisering;
        this.raadata = raadata;
        this.utdata = utdata;
        this.rotkontroll = rotkontroll;
        this.gjenoppretting = gjenoppretting;
        this.jobbnavn = List.copyOf(jobbnavn);
        this.innstillinger = innstillinger;
    }

    /** @throws no.ssb.utleggstrekk.grunn.Feil when another process owns the database, or one of the checks fails */
    void ta() {
        laas.ta();
        vakt.start();
        Komprimeringsproeve.proev(innstillinger.utdata().komprimering()); // not after all the lookups
        pseudonymisering.kontroller();
        raadata.kontrollerNoekkel();
        utdata.kontrollerSkrivetilgang(
                "skriveproeve"); // a root that cannot be written stops the command before any call
        jobbnavn.forEach(gjenoppretting::avsluttDoede);
        rotkontroll.kontroller();
    }
}
