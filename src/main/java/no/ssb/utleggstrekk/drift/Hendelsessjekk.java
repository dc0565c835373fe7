package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import org.springframework.beans.factory.ObjectProvider;

/** One page of the list, which says what contract it is of, and whether it is still the list that was read. */
final class Hendelsessjekk {
    /** Hendelser asked for: enough to see that a field is missing from all of them. */
    private static final int SIDE = 100;

    private final Innstillinger innstillinger;
    private final Databasesvar database;
    private final ObjectProvider<Skatteetaten> skatteetaten;
    private final ObjectProvider<Trafikk> trafikk;
    private final InstantSource klokke;

    /** The client is made when it is first asked for. */
    Hendelsessjekk(
            Innstillinger innstillinger,
            Databasesvar database,
            ObjectProvider<Skatteetaten> skatteetaten,
            ObjectProvider<Trafikk> trafikk,
            InstantSource klokke) {
        this.innstillinger = innstillinger;
        this.database = database;
        this.skatteetaten = skatteetaten;
        this.trafikk = trafikk;
        this.klokke = klokke;
    }

    String svarer() {
        Skatteetaten api = skatteetaten.getObject();
        database.kjentgrense().ifPresent(kjent -> kjent.kontroller(api.foersteSekvensnummer(kjent.dato())));
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        LocalDate dag = satt != null
                ? satt.foersteDag()
                : Skjaeringsdato.idag(klokke).minusMonths(1).withDayOfMonth(1);
        OptionalLong foerste = api.foersteSekvensnummer(dag);
        if (foerste.isEmpty()) {
            return "answers: no hendelse from %s on".formatted(dag);
        }
        int antall = api.hendelser(foerste.getAsLong(), SIDE).hendelser().size();
        return "answers: the first hendelse from %s on is number %s; %s read, with the fields %s"
                .formatted(dag, foerste.getAsLong(), antall, feltnavn());
    }

    private String feltnavn() {
        return trafikk.getObject().tall().getOrDefault("hendelser", Map.of()).keySet().stream()
                .filter(m -> m.startsWith(Trafikk.NAVN))
                .map(m -> m.substring(Trafikk.NAVN.length()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
