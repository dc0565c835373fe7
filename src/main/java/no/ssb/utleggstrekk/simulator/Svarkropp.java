package no.ssb.utleggstrekk.simulator;

import java.io.ByteArrayOutputStream;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/**
 * The body of a found lookup. A person keeps one to three employers over the months and has one or more of them in each;
 * a newer versjon of the par differs in the first linje of the first employer.
 */
final class Svarkropp {
    private final Trekning trekning;
    private final Virksomheter virksomheter;
    private final Personer personer;

    Svarkropp(Trekning trekning, Virksomheter virksomheter, Personer personer) {
        this.trekning = trekning;
        this.virksomheter = virksomheter;
        this.personer = personer;
    }

    byte[] body(int par, int versjon, String identifikator, String kalendermaaned) {
        int person = par % personer.antall();
        int mulige = 1 + trekning.under(3, Hva.ANTALL_ARBEIDSGIVERE, person, 0);
        int antall = 1 + trekning.under(mulige, Hva.ARBEIDSGIVERE_I_MAANED, par, 0);
        ByteArrayOutputStream ut = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Httpsvar.JSON.createGenerator(ut)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("inntektsmottakerOgArbeidsgiver");
            for (int nr = 0; nr < antall; nr++) {
                json.writeStartObject();
                json.writeStringProperty("kalendermaaned", kalendermaaned);
                json.writeNumberProperty("aggregatId", 1L + versjon);
                json.writeStringProperty("norskIdentifikator", identifikator);
                skrivVirksomhet(json, person, nr);
                json.writeStringProperty("kildesystem", "utleggstrekk-simulator");
                skrivLinjer(json, par, nr, versjon, kalendermaaned);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return ut.toByteArray();
    }

    private void skrivVirksomhet(JsonGenerator json, int person, int nr) {
        int foerste = virksomheter.velg(trekning.andel(Hva.ARBEIDSGIVER, person, 0));
        int underenhet = (foerste + nr * 7) % virksomheter.antall();
        if (trekning.under(100, Hva.SKJERMET, person, 0) == 0) {
            if (trekning.under(2, Hva.UTEN_OPPLYSNINGSPLIKTIG, person, 0) == 0) {
                json.writeStringProperty("opplysningspliktig", virksomheter.opplysningspliktig(underenhet));
            }
            json.writeBooleanProperty("skjermet", true);
        } else {
            json.writeStringProperty("opplysningspliktig", virksomheter.opplysningspliktig(underenhet));
            json.writeStringProperty("underenhet", virksomheter.underenhet(underenhet));
        }
    }

    private void skrivLinjer(JsonGenerator json, int par, int nr, int versjon, String kalendermaaned) {
        // one in a hundred employers reports nothing at first; a correction always leaves a linje
        int trekk = trekning.under(100, Hva.ANTALL_LINJER, par, nr);
        if (trekk == 0 && versjon == 0) {
            return;
        }
        json.writeArrayPropertyStart("utleggstrekk");
        if (trekk != 1 || versjon > 0) {
            skrivLinje(json, "utleggstrekkSkatt", skattebeloep(par, nr, versjon), par, nr, kalendermaaned);
        }
        if (trekk >= 70) {
            boolean samordnet = kalendermaaned.compareTo("2026-01") >= 0;
            int beloep = -300 - trekning.under(3000, Hva.BELOEP, par, nr + 10L);
            skrivLinje(
                    json,
                    samordnet ? "utleggstrekkSamordnet" : "utleggstrekkSkatt",
                    beloep,
                    par,
                    nr + 10,
                    kalendermaaned);
        }
        if (trekning.under(50, Hva.KORREKSJON, par, nr) == 0) {
            int beloep = 50 + trekning.under(450, Hva.BELOEP, par, nr + 20L);
            skrivLinje(json, "utleggstrekkSkatt", beloep, par, nr + 20, kalendermaaned);
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

    private void skrivLinje(
            JsonGenerator json, String beskrivelse, int beloep, int par, int linje, String kalendermaaned) {
        json.writeStartObject();
        json.writeStringProperty("beskrivelse", beskrivelse);
        json.writeNumberProperty("beloep", beloep);
        int dag = trekning.under(28, Hva.DATO, par, linje);
        if (dag > 3) {
            json.writeStringProperty("datoForUtleggstrekk", kalendermaaned + (dag < 10 ? "-0" : "-") + dag);
        }
        json.writeEndObject();
    }
}
