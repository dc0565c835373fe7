package no.ssb.utleggstrekk.simulator;

import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/**
 * An element of oppgaveInntektsmottaker, with what may not be kept anywhere else: a name, a date of birth, an employee
 * number and now and then a foreign number. They are made up, and can be looked for: {@code OPPDIKTET …}, {@code
 * ANSATT-…}, {@code UTLAND-…}.
 */
final class PublisertElement {
    private static final String[] FORNAVN = {"RASK", "BLID", "DOVEN", "HOEFLIG", "KLOK", "PRATSOM", "STERK", "VARM"};
    private static final String[] ETTERNAVN = {"BLYANT", "FJELLREV", "GULROT", "HATT", "KAFFEKOPP", "LAMPE", "SOFA"};
    private static final String[] ALVORLIGHETSGRADER = {"RETNINGSLINJE", "OEYEBLIKKELIG", "AVVISNING"};

    private final Trekning trekning;
    private final Arbeidsgivere arbeidsgivere;
    private final Trekklinjer linjer;

    PublisertElement(Trekning trekning, Arbeidsgivere arbeidsgivere) {
        this.trekning = trekning;
        this.arbeidsgivere = arbeidsgivere;
        this.linjer = new Trekklinjer(trekning, this::skrivLinjeavvik);
    }

    void skriv(JsonGenerator json, Parversjon oppgave, int person, int nr) {
        boolean skjermet = arbeidsgivere.skjermet(person);
        // the flag is on the element, which may lack its month, or on the person
        boolean skjermetPerson = skjermet && trekning.under(2, Hva.SKJERMET_STED, person, 0) == 0;
        if (arbeidsgivere.fortellerOpplysningspliktig(person)) {
            json.writeStringProperty("opplysningspliktigId", arbeidsgivere.opplysningspliktig(person, nr));
        }
        if (!skjermet) {
            json.writeStringProperty("virksomhetId", arbeidsgivere.underenhet(person, nr));
        }
        if (!skjermet || trekning.under(2, Hva.UTEN_MAANED, person, 0) == 0) {
            json.writeStringProperty("kalendermaaned", oppgave.kalendermaaned());
        }
        json.writeStringProperty("opprettet", oppgave.opprettet().toString());
        json.writeStringProperty("ajourholdstidspunkt", oppgave.ajourholdt().toString());
        skrivAvvik(json, trekning.under(20, Hva.AVVIK, oppgave.par(), nr) == 0, "FORHOLD", oppgave.par());
        json.writeObjectPropertyStart("inntektsmottaker");
        if (skjermetPerson) {
            json.writeBooleanProperty("skjermet", true);
        }
        skrivPerson(json, oppgave, person);
        linjer.skriv(json, oppgave, person, nr);
        json.writeEndObject();
        if (skjermet && !skjermetPerson) {
            json.writeBooleanProperty("skjermet", true);
        }
    }

    private void skrivPerson(JsonGenerator json, Parversjon oppgave, int person) {
        String nummer = oppgave.identifikator();
        if (nummer != null) {
            json.writeStringProperty("norskIdentifikator", nummer);
        }
        if (nummer == null || trekning.under(50, Hva.INTERNASJONAL, person, 0) == 0) {
            json.writeStringProperty("internasjonalIdentifikator", "UTLAND-" + (10_000_000 + person));
        }
        json.writeObjectPropertyStart("identifiserendeInformasjon");
        json.writeStringProperty(
                "navn",
                "OPPDIKTET " + FORNAVN[person % FORNAVN.length] + " "
                        + ETTERNAVN[person / FORNAVN.length % ETTERNAVN.length]);
        json.writeStringProperty("foedselsdato", nummer == null ? "19700101" : Personer.foedselsdato(nummer));
        json.writeStringProperty("ansattnummer", "ANSATT-" + (100_000 + person));
        json.writeEndObject();
    }

    private void skrivLinjeavvik(JsonGenerator json, int par, int linje) {
        if (trekning.under(30, Hva.AVVIK, par, 100L + linje) == 0) {
            skrivAvvik(json, true, "LINJE", par);
        }
    }

    private void skrivAvvik(JsonGenerator json, boolean har, String hva, int par) {
        json.writeArrayPropertyStart("avvik");
        if (har) {
            int grad = trekning.under(ALVORLIGHETSGRADER.length, Hva.AVVIK, par, 1000);
            json.writeStartObject();
            json.writeStringProperty("id", "SIM_" + hva + "_" + grad);
            json.writeStringProperty("navn", "Oppdiktet avvik");
            json.writeStringProperty("alvorlighetsgrad", ALVORLIGHETSGRADER[grad]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
