package no.ssb.utleggstrekk.verktoey;

import java.time.LocalDate;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;

/** A population of one month, 2026-08, in which every person has data. */
public final class Lukketbestand {
    public static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    public static final Bestilling BESTILLING = new Bestilling(AUGUST, LocalDate.of(2026, 11, 20), null, null);
    public static final String UTE_006 =
            "{\"kode\":\"UTE-006\",\"melding\":\"Ugyldig\",\"korrelasjonsid\":\"sporing-1\"}";
    public static final String UTE_007 =
            "{\"kode\":\"UTE-007\",\"melding\":\"Fant ikke\",\"korrelasjonsid\":\"sporing-2\"}";

    private Lukketbestand() {}

    public static Simulator med(int par) {
        return Simulator.start(Oppsett.antall(par, par));
    }

    public static List<Par> par(Simulator simulator) {
        return simulator.par().toList();
    }
}
