package no.ssb.utleggstrekk.simulator;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/** The body of a found lookup: a list with one element for each employer, as one of the contracts has it. */
final class Svarkropp {
    /** One element of the list. */
    @FunctionalInterface
    interface Element {
        /** Writes its fields for a person's employer, counted from 0. */
        void skriv(JsonGenerator json, Parversjon oppgave, int person, int nr);
    }

    private final String liste;
    private final int personer;
    private final Arbeidsgivere arbeidsgivere;
    private final Element element;

    Svarkropp(Kontrakt kontrakt, int personer, Trekning trekning, Arbeidsgivere arbeidsgivere) {
        this.liste = kontrakt.oppgaveliste;
        this.personer = personer;
        this.arbeidsgivere = arbeidsgivere;
        this.element = switch (kontrakt) {
            case PUBLISERT -> new PublisertElement(trekning, arbeidsgivere)::skriv;
            case SEED -> new SeedElement(trekning, arbeidsgivere)::skriv;
        };
    }

    byte[] av(Parversjon oppgave) {
        int person = oppgave.par() % personer;
        int antall = arbeidsgivere.antall(person, oppgave.par());
        ByteArrayOutputStream ut = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = Httpsvar.JSON.createGenerator(ut)) {
            json.writeStartObject();
            json.writeArrayPropertyStart(liste);
            for (int nr = 0; nr < antall; nr++) {
                json.writeStartObject();
                element.skriv(json, oppgave, person, nr);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return ut.toByteArray();
    }
}
