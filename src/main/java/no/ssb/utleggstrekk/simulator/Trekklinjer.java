package no.ssb.utleggstrekk.simulator;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/** The utleggstrekk of one employer: the same in both contracts, but for Skatteetaten's own avvik, which one has. */
final class Trekklinjer {
    private static final String SKATT = "utleggstrekkSkatt";
    private static final YearMonth SAMORDNING_FRA = YearMonth.of(2026, 1);

    /** How long it takes until all who have several are merged. */
    private static final int MAANEDER_TIL_ALLE = 16;

    private final Trekning trekning;
    private final Linjeavvik avvik;

    /** Skatteetaten's own remarks on an element. */
    @FunctionalInterface
    interface Linjeavvik {
        void skriv(JsonGenerator json, int par, int linje);
    }

    Trekklinjer(Trekning trekning, Linjeavvik avvik) {
        this.trekning = trekning;
        this.avvik = avvik;
    }

    /**
     * One in a hundred employers reports nothing at first; a correction always leaves a linje. Three in ten have two trekk,
     * which from 2026 on, for one person after another, are merged into one.
     */
    void skriv(JsonGenerator json, Parversjon oppgave, int person, int nr) {
        int par = oppgave.par();
        int trekk = trekning.under(100, Hva.ANTALL_LINJER, par, nr);
        if (trekk == 0 && oppgave.versjon() == 0) {
            return;
        }
        json.writeArrayPropertyStart("utleggstrekk");
        int foerste = skattebeloep(par, nr, oppgave.versjon());
        int andre = trekk < 70 ? 0 : -300 - trekning.under(3000, Hva.BELOEP, par, nr + 10L);
        if (andre != 0 && erSamordnet(oppgave, person)) {
            skriv(json, oppgave, nr, "utleggstrekkSamordnet", foerste + andre);
        } else if (trekk != 1 || oppgave.versjon() > 0) {
            skriv(json, oppgave, nr, SKATT, foerste);
            if (andre != 0) {
                skriv(json, oppgave, nr + 10, SKATT, andre);
            }
        }
        if (trekning.under(50, Hva.KORREKSJON, par, nr) == 0) {
            skriv(json, oppgave, nr + 20, SKATT, 50 + trekning.under(450, Hva.BELOEP, par, nr + 20L));
        }
        json.writeEndArray();
    }

    private boolean erSamordnet(Parversjon oppgave, int person) {
        long siden = ChronoUnit.MONTHS.between(SAMORDNING_FRA, YearMonth.parse(oppgave.kalendermaaned()));
        return siden >= trekning.under(MAANEDER_TIL_ALLE, Hva.SAMORDNING, person, 0);
    }

    private int skattebeloep(int par, int nr, int versjon) {
        int beloep = -500 - trekning.under(5500, Hva.BELOEP, par, nr);
        for (int v = 1; v <= versjon && nr == 0; v++) {
            beloep -= 1 + trekning.under(500, Hva.NY_SUM, par, v);
        }
        return beloep;
    }

    private void skriv(JsonGenerator json, Parversjon oppgave, int linje, String beskrivelse, int beloep) {
        json.writeStartObject();
        json.writeStringProperty("beskrivelse", beskrivelse);
        json.writeNumberProperty("beloep", beloep);
        int dag = trekning.under(28, Hva.DATO, oppgave.par(), linje);
        if (dag > 3) {
            json.writeStringProperty("datoForUtleggstrekk", oppgave.kalendermaaned() + (dag < 10 ? "-0" : "-") + dag);
        }
        avvik.skriv(json, oppgave.par(), linje);
        json.writeEndObject();
    }
}
