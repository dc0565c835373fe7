package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.pseudonym.Noekkelsjekk;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkilde;
import no.ssb.utleggstrekk.utdata.Komprimeringsproeve;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;

/** The things a kjøring needs, in the order it needs them. None depends on another, so all can be looked at. */
public final class Sjekkliste {
    /** Hendelser asked for: enough to see that a field is missing from all of them. */
    private static final int SIDE = 100;

    private final Innstillinger innstillinger;
    private final ObjectProvider<Databasesjekk> database;
    private final ObjectProvider<Tokenkilde> tokenkilde;
    private final ObjectProvider<Skatteetaten> skatteetaten;
    private final ObjectProvider<Trafikk> trafikk;
    private final InstantSource klokke;

    /** The parts are made when they are first asked for: one that cannot be made fails its own item only. */
    Sjekkliste(
            Innstillinger innstillinger,
            ObjectProvider<Databasesjekk> database,
            ObjectProvider<Tokenkilde> tokenkilde,
            ObjectProvider<Skatteetaten> skatteetaten,
            ObjectProvider<Trafikk> trafikk,
            InstantSource klokke) {
        this.innstillinger = innstillinger;
        this.database = database;
        this.tokenkilde = tokenkilde;
        this.skatteetaten = skatteetaten;
        this.trafikk = trafikk;
        this.klokke = klokke;
    }

    public List<Sjekkpunkt> punkter() {
        Vertssjekk vert = new Vertssjekk(innstillinger.api().oppslagUrl().toString(), klokke);
        return List.of(
                punkt("database", () -> database.getObject().server()),
                punkt("tables", () -> database.getObject().tabeller()),
                punkt("pseudonym keys", () -> {
                    Noekkelsjekk.pseudonym(innstillinger.pseudonym().noekkelsettFil());
                    return "can be used, and read by their owner only"
                            + medDatabasen(d ->
                                    d.pseudonymnoekkel(innstillinger.pseudonym().noekkelsettFil()));
                }),
                punkt("raw answer keys", this::raadata),
                punkt("token", () -> {
                    tokenkilde.getObject().hent();
                    return "fetched";
                }),
                punkt("first month", this::foersteMaaned),
                punkt("hendelser API", unntattUnderKjoering(this::hendelser)),
                punkt("oppslag API", unntattUnderKjoering(vert::svarer)),
                punkt("clock", vert::klokke),
                punkt("output", () -> Utdatasjekk.kontroller(innstillinger.utdata())),
                punkt("compression", this::komprimering));
    }

    private static Sjekkpunkt punkt(String navn, Supplier<String> arbeid) {
        return new Sjekkpunkt(navn, arbeid);
    }

    private String raadata() {
        if (innstillinger.raadata().behold().isZero()) {
            return "not needed: utleggstrekk.raadata.behold is 0";
        }
        Noekkelsjekk.raadata(innstillinger.raadata().noekkelsettFil());
        return "can be used, and read by their owner only"
                + medDatabasen(d -> d.raadatanoekkel(innstillinger.raadata(), klokke));
    }

    /** What the database adds to an item; a database that fails its own item fails no other. */
    private String medDatabasen(Function<Databasesjekk, String> arbeid) {
        return fraDatabasen(sjekk -> Optional.of(arbeid.apply(sjekk))).orElse("; not compared with the database");
    }

    private String foersteMaaned() {
        Optional<Kalendermaaned> husket = fraDatabasen(Databasesjekk::foersteMaaned);
        husket.ifPresent(h -> Dekning.kreverSamme(innstillinger, h));
        return husket.map(h -> "%s, since the first kjøring".formatted(h)).orElse("not remembered yet");
    }

    /** Skatteetaten allows so many calls at once for all of us together: none of them is taken from a kjøring. */
    private Supplier<String> unntattUnderKjoering(Supplier<String> arbeid) {
        return () -> fraDatabasen(d -> Optional.of(d.kjoeringGaar())).orElse(false)
                ? "not asked: a kjøring is running, and has the calls to itself"
                : arbeid.get();
    }

    /** What the database's own items tell of it, the others need not. */
    private <T> Optional<T> fraDatabasen(Function<Databasesjekk, Optional<T>> spoersmaal) {
        try {
            return spoersmaal.apply(database.getObject());
        } catch (BeansException e) {
            return Optional.empty();
        }
    }

    private String komprimering() {
        Komprimering valgt = innstillinger.utdata().komprimering();
        Komprimeringsproeve.proev(valgt);
        return valgt.name().toLowerCase(Locale.ROOT) + " can be used";
    }

    /** One page of the list, which says what contract it is of, and whether it is still the list that was read. */
    private String hendelser() {
        Skatteetaten api = skatteetaten.getObject();
        fraDatabasen(Databasesjekk::kjentgrense)
                .ifPresent(kjent -> kjent.kontroller(api.foersteSekvensnummer(kjent.dato())));
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        LocalDate dag = satt != null
                ? satt.foersteDag()
                : Skjaeringsdato.idag(klokke).minusMonths(1).withDayOfMonth(1);
        OptionalLong foerste = api.foersteSekvensnummer(dag);
        if (foerste.isEmpty()) {
            return "answers: no hendelse from %s on".formatted(dag);
        }
        int antall = api.hendelser(foerste.getAsLong(), SIDE).hendelser().size();
        return "answers: the first hendelse from %s on is number %d; %d read, with the fields %s"
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
