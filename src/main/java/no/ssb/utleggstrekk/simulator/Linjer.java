package no.ssb.utleggstrekk.simulator;

import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/** The utleggstrekk of one employer: the same in both contracts, but for Skatteetaten's own avvik, which one has. */
final class Linjer {
    private final Trekning trekning;
    private final Linjeavvik avvik;

    /** Skatteetaten's own remarks on an element. */
    @FunctionalInterface
    interface Linjeavvik {
        void skriv(JsonGenerator json, int par, int linje);
    }

    Linjer(Trekning trekning, Linjeavvik avvik) {
        this.trekning = trekning;
        this.avvik = avvik;
    }

    /** One in a hundred employers reports nothing at first; a correction always leaves a linje. */
    void skriv(JsonGenerator json, Oppgave oppgave, int nr) {
        int par = oppgave.par();
        int trekk = trekning.under(100, Hva.ANTALL_LINJER, par, nr);
        if (trekk == 0 && oppgave.versjon() == 0) {
            return;
        }
        json.writeArrayPropertyStart("utleggstrekk");
        if (trekk != 1 || oppgave.versjon() > 0) {
            skriv(json, oppgave, nr, "utleggstrekkSkatt", skattebeloep(par, nr, oppgave.versjon()));
        }
        if (trekk >= 70) {
            boolean samordnet = oppgave.kalendermaaned().compareTo("2026-01") >= 0;
            int beloep = -300 - trekning.under(3000, Hva.BELOEP, par, nr + 10L);
            skriv(json, oppgave, nr + 10, samordnet ? "utleggstrekkSamordnet" : "utleggstrekkSkatt", beloep);
        }
        if (trekning.under(50, Hva.KORREKSJON, par, nr) == 0) {
            skriv(json, oppgave, nr + 20, "utleggstrekkSkatt", 50 + trekning.under(450, Hva.BELOEP, par, nr + 20L));
        }
        json.writeEndArray();
    }

    private int skattebeloep(int par, int nr, int versjon) {
        int beloep = -500 - trekning.under(5500, Hva.BELOEP, par, nr);
        for (int v = 1; v <= versjon && nr == 0; v++) {
            beloep -= 1 + trekning.under(500, Hva.NY_SUM, par, v);
        }
        return beloep;
    }

    private void skriv(JsonGenerator json, Oppgave oppgave, int linje, String beskrivelse, int beloep) {
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
