package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.pseudonym.Noekkelsjekk;

/** The two key sets: each can be used, not everybody can read it, and it is the one that this database has. */
final class Noekkelpunkter {
    private static final String I_ORDEN = "can be used";

    private final Innstillinger innstillinger;
    private final Databasesvar database;
    private final InstantSource klokke;

    Noekkelpunkter(Innstillinger innstillinger, Databasesvar database, InstantSource klokke) {
        this.innstillinger = innstillinger;
        this.database = database;
        this.klokke = klokke;
    }

    String pseudonym() {
        String lesere = Noekkelsjekk.pseudonym(innstillinger.pseudonym().noekkelsettFil());
        return I_ORDEN + lesere + database.pseudonymnoekkel(innstillinger.pseudonym());
    }

    String raadata() {
        if (innstillinger.raadata().behold().isZero()) {
            return "not needed: utleggstrekk.raadata.behold is 0";
        }
        String lesere = Noekkelsjekk.raadata(innstillinger.raadata().noekkelsettFil());
        return I_ORDEN + lesere + database.raadatanoekkel(innstillinger.raadata(), klokke);
    }
}
