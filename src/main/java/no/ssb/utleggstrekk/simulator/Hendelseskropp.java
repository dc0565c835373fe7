package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/** The fields of a hendelse, as one of the contracts names them. */
final class Hendelseskropp {
    private final Oppsett oppsett;
    private final Kontrakt kontrakt;
    private final Trekning trekning;
    private final Personer personer;
    private final Parhistorie historie;
    private final Arbeidsgivere arbeidsgivere;

    Hendelseskropp(
            Oppsett oppsett, Trekning trekning, Personer personer, Parhistorie historie, Arbeidsgivere arbeidsgivere) {
        this.oppsett = oppsett;
        this.kontrakt = oppsett.kontrakt;
        this.trekning = trekning;
        this.personer = personer;
        this.historie = historie;
        this.arbeidsgivere = arbeidsgivere;
    }

    void skriv(JsonGenerator ut, Hendelsesid id, Instant registrert) {
        // one in twenty has the platform's other names, and tells of the employer
        boolean andreNavn =
                kontrakt == Kontrakt.PUBLISERT && trekning.under(20, Hva.ANDRE_NAVN, id.par(), id.versjon()) == 0;
        if (kontrakt == Kontrakt.PUBLISERT) {
            ut.writeNumberProperty(andreNavn ? "aggregatId" : "loggId", id.loggId());
        }
        if (!id.erBareNummer()) {
            skrivPar(ut, id);
        }
        if (andreNavn && !id.erDaarlig() && !id.erBareNummer()) {
            skrivVirksomhet(ut, id.par() % personer.antall());
        }
        if (trekning.under(50, Hva.FELT_MANGLER, id.par(), id.versjon()) != 0) {
            // Instant prints no decimals for a whole second; the API prints none or six
            String tid = registrert.toString().replaceFirst("(\\.[0-9]{3})Z", "$1000Z");
            ut.writeStringProperty(andreNavn ? "opprettet" : kontrakt.tidspunkt, tid);
            ut.writeStringProperty(kontrakt.type, type(id));
        }
    }

    private String type(Hendelsesid id) {
        if (id.versjon() == 0 || id.erDaarlig() || id.erBareNummer()) {
            return "NY";
        }
        return historie.erSletting(id.par(), id.versjon()) ? "SLETTET" : "ENDRET";
    }

    private void skrivPar(JsonGenerator ut, Hendelsesid id) {
        int par = id.par();
        String maaned = maaned(id.erDaarlig() ? par % oppsett.antallMaaneder : par / personer.antall())
                .toString();
        String nummer = personer.nummer(par % personer.antall());
        ut.writeStringProperty(
                kontrakt.identifikator,
                switch (id.erDaarlig() ? par % 3 : -1) {
                    case 0 -> "12345";
                    case 2 -> nummer.substring(0, 10) + (nummer.charAt(10) - '0' + 1) % 10;
                    default -> nummer;
                });
        ut.writeStringProperty(
                kontrakt.periode, id.erDaarlig() && par % 3 == 1 ? maaned.substring(0, 4) + "-13" : maaned);
    }

    private void skrivVirksomhet(JsonGenerator ut, int person) {
        if (!arbeidsgivere.skjermet(person)) {
            ut.writeStringProperty("underenhetsIdentifikator", arbeidsgivere.underenhet(person, 0));
            ut.writeStringProperty("opplysningspliktigIdentifikator", arbeidsgivere.opplysningspliktig(person, 0));
        }
    }

    private Kalendermaaned maaned(int nummer) {
        return oppsett.foersteMaaned.pluss(nummer);
    }
}
