package no.ssb.utleggstrekk.steg.hendelser;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Serielager.Serie;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Begins a new series of the list, so that the next run reads it once more from a day. */
public final class Omlesing {
    private final Skatteetaten skatteetaten;
    private final Serier serier;
    private final Serielager lager;
    private final Planlegger planlegger;
    private final Kjoeringer kjoeringer;
    private final Beslutninger beslutninger;
    private final Kjoeringslaas laas;
    private final TransactionOperations transaksjon;
    private final Innstillinger innstillinger;
    private final InstantSource klokke;

    Omlesing(
            Skatteetaten skatteetaten,
            Serier serier,
            Serielager lager,
            Planlegger planlegger,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionOperations transaksjon,
            Innstillinger innstillinger,
            InstantSource klokke) {
        this.skatteetaten = skatteetaten;
        this.serier = serier;
        this.lager = lager;
        this.planlegger = planlegger;
        this.kjoeringer = kjoeringer;
        this.beslutninger = beslutninger;
        this.laas = laas;
        this.transaksjon = transaksjon;
        this.innstillinger = innstillinger;
        this.klokke = klokke;
    }

    /**
     * What an operator asks for.
     *
     * @param fraDato hendelser registered on this day or later are read once more
     * @param foerste the first month to cover from now on; null means as before
     * @param grunn why; null when not said
     */
    public record Bestilling(
            LocalDate fraDato,
            @Nullable Kalendermaaned foerste,
            @Nullable String grunn) {
        private String kommando() {
            return "reread --fra-dato %s%s"
                    .formatted(fraDato, foerste == null ? "" : " --foerste-kalendermaaned " + foerste);
        }
    }

    /**
     * What it would cost, in words. Reads the list from that day, and changes nothing.
     *
     * @throws VarigFeil (BRUK) when it cannot be asked for
     */
    public String kostnad(Bestilling bestilling) {
        vurder(bestilling);
        LocalDate idag = Skjaeringsdato.idag(klokke);
        OptionalLong fra = skatteetaten.foersteSekvensnummer(bestilling.fraDato());
        Kostnad kostnad = planlegger.kostnad(
                new Strekning(0, fra.isPresent() ? fra.getAsLong() : null, null),
                idag,
                new Kalendermaaned(YearMonth.from(idag)));
        return "The list is read once more from %s: %d hendelser in %d pages. Every par that they name is looked up again: %d par up to this month, in %d calls%s. At the set rate it takes about %s in all."
                .formatted(
                        bestilling.fraDato(),
                        kostnad.hendelser(),
                        kostnad.kall().sider(),
                        kostnad.ventende().par(),
                        kostnad.kall().personer(),
                        kostnad.kall().numre() == 0
                                ? ""
                                : " and %d calls for numbers"
                                        .formatted(kostnad.kall().numre()),
                        Varighet.tekst(Duration.ofSeconds(kostnad.sekunder())));
    }

    /**
     * Begins the series, under the lock.
     *
     * @return what came of it, in words
     * @throws VarigFeil OPPTATT while a kjøring runs; BRUK when it cannot be asked for
     */
    public String begynn(Bestilling bestilling) {
        return laas.alene(() -> Objects.requireNonNull(transaksjon.execute(status -> begynnITransaksjon(bestilling))));
    }

    private String begynnITransaksjon(Bestilling bestilling) {
        Serie gammel = vurder(bestilling);
        Kalendermaaned foerste = Objects.requireNonNullElse(bestilling.foerste(), gammel.foerste());
        lager.begynn(bestilling.fraDato(), foerste, bestilling.kommando());
        boolean mistet = lager.mistGrense();
        int lukket = lager.lukkKarantene(bestilling.fraDato());
        int maaneder = lager.beroer(foerste, gammel.foerste());
        String detaljer = "Series %d begins at %s%s%s%s"
                .formatted(
                        gammel.nummer() + 1,
                        bestilling.fraDato(),
                        maaneder == 0
                                ? ""
                                : "; %d more months are covered, from %s, and published by the next kjøring"
                                        .formatted(maaneder, foerste),
                        lukket == 0 ? "" : "; %d quarantined hendelser are closed".formatted(lukket),
                        mistet ? "; the unfinished kjøring has lost its bound" : "");
        beslutninger.noter(bestilling.kommando(), bestilling.grunn(), detaljer);
        return detaljer;
    }

    /** The series that it takes over from, if it can be asked for. */
    private Serie vurder(Bestilling bestilling) {
        Serie serie =
                lager.gjeldende().orElseThrow(() -> bruk("Nothing has been read yet; `run` begins with the first"));
        LocalDate lestTil = serier.lestTil().orElse(serie.fraDato());
        LocalDate fra = bestilling.fraDato();
        if (fra.isAfter(lestTil)) {
            throw bruk("--fra-dato %s is after %s, up to which hendelser have been read: those between would never be"
                    .formatted(fra, lestTil));
        }
        Kalendermaaned foerste = bestilling.foerste();
        if (foerste != null && serie.foerste().erFoer(foerste)) {
            throw bruk("--foerste-kalendermaaned %s is after %s, the first month covered; it can only be made earlier"
                    .formatted(foerste, serie.foerste()));
        }
        if (foerste != null && fra.isAfter(foerste.foersteDag())) {
            throw bruk(
                    "--fra-dato %s is after the first day of --foerste-kalendermaaned %s: that month would be incomplete"
                            .formatted(fra, foerste));
        }
        Kalendermaaned blir = Objects.requireNonNullElse(foerste, serie.foerste());
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        if (satt != null && !satt.equals(blir)) {
            throw bruk("utleggstrekk.foerste-kalendermaaned is %s; set it to %s first, or take it away"
                    .formatted(satt, blir));
        }
        kjoeringer
                .uferdig()
                .filter(kjoeringer::erUnderPublisering)
                .map(Kjoering::omtale)
                .ifPresent(k -> {
                    throw bruk(k + " has begun to put its files in place; finish it with `restart`, then reread");
                });
        return serie;
    }

    private static VarigFeil bruk(String melding) {
        return new VarigFeil(Exitkode.BRUK, melding);
    }
}
