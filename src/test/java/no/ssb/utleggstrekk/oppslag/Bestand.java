package no.ssb.utleggstrekk.oppslag;

import java.time.LocalDate;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;

/** A population of one month, 2026-08, in which every person has data. */
final class Bestand {
    static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    static final Bestilling BESTILLING = new Bestilling(AUGUST, LocalDate.of(2026, 11, 20), null, null);
    static final String OAF_006 = "{\"kode\":\"OAF-006\",\"melding\":\"Ugyldig\",\"korrelasjonsid\":\"sporing-1\"}";
    static final String OAF_007 = "{\"kode\":\"OAF-007\",\"melding\":\"Fant ikke\",\"korrelasjonsid\":\"sporing-2\"}";

    private Bestand() {}

    static Simulator med(int par) {
        return Simulator.start(Oppsett.antall(par, par));
    }

    static List<Par> par(Simulator simulator) {
        return simulator.par().toList();
    }
}
