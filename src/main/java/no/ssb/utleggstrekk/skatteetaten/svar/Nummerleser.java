package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import tools.jackson.databind.JsonNode;

/** The data of a lookup by number: only whom and which month they are about is read. */
public record Nummerleser(long loggId) implements Tolkning.Leser<Nummersvar> {
    @Override
    public Object emne() {
        return loggId;
    }

    @Override
    public Tolkning<Nummersvar> les(JsonNode kropp) {
        return Oppgave.les(kropp, new Lesefunn(), oppgaver -> new Tolkning.Data<>(svar(oppgaver), Map.of()));
    }

    private static Nummersvar svar(List<Oppgave> oppgaver) {
        Set<Nummersvar> svar = new HashSet<>();
        oppgaver.forEach(oppgave -> svar.add(svar(oppgave)));
        if (svar.size() > 1) {
            return ugyldig("the number is of more than one person or month");
        }
        return svar.isEmpty() ? new Nummersvar.Borte() : svar.iterator().next();
    }

    private static Nummersvar svar(Oppgave oppgave) {
        if (oppgave.forhold() == null) {
            return ugyldig("an element of the list is no object");
        }
        String person = oppgave.person();
        if (person == null) {
            return new Nummersvar.UtenNorskIdentifikator();
        }
        Identifikator identifikator = new Identifikator(Tekstrens.personnummer(person));
        Optional<Kalendermaaned> maaned = oppgave.maaned();
        if (!identifikator.erGyldig()) {
            return ugyldig("the person number is not 11 digits");
        }
        return maaned.isEmpty()
                ? ugyldig("no month of the form YYYY-MM")
                : new Nummersvar.Funnet(identifikator, maaned.get());
    }

    private static Nummersvar.Avvist ugyldig(String grunn) {
        return new Nummersvar.Avvist(Lesefunn.SVAR_UGYLDIG, grunn, null);
    }
}
