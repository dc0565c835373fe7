package no.ssb.utleggstrekk.simulator;

import tools.jackson.core.JsonGenerator;

/** An element of inntektsmottakerOgArbeidsgiver, with the utleggstrekk where an a-melding has them. */
final class SeedElement {
    private final Arbeidsgivere arbeidsgivere;
    private final Trekklinjer linjer;

    SeedElement(Trekning trekning, Arbeidsgivere arbeidsgivere) {
        this.arbeidsgivere = arbeidsgivere;
        this.linjer = new Trekklinjer(trekning, (json, par, linje) -> {});
    }

    void skriv(JsonGenerator json, Parversjon oppgave, int person, int nr) {
        json.writeStringProperty("kalendermaaned", oppgave.kalendermaaned());
        json.writeNumberProperty("aggregatId", 1L + oppgave.versjon());
        json.writeStringProperty("norskIdentifikator", oppgave.identifikator());
        if (arbeidsgivere.fortellerOpplysningspliktig(person)) {
            json.writeStringProperty("opplysningspliktig", arbeidsgivere.opplysningspliktig(person, nr));
        }
        if (arbeidsgivere.skjermet(person)) {
            json.writeBooleanProperty("skjermet", true);
        } else {
            json.writeStringProperty("underenhet", arbeidsgivere.underenhet(person, nr));
        }
        json.writeStringProperty("kildesystem", "utleggstrekk-simulator");
        linjer.skriv(json, oppgave, person, nr);
    }
}
