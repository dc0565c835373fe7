package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.pseudonym.Noekkelsjekk;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkilde;
import org.springframework.beans.factory.ObjectProvider;

/** The things a kjøring needs, in the order it needs them. None depends on another, so all can be looked at. */
public final class Sjekkliste {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Innstillinger innstillinger;
    private final ObjectProvider<Databasesjekk> database;
    private final ObjectProvider<Tokenkilde> tokenkilde;
    private final ObjectProvider<Skatteetaten> skatteetaten;
    private final InstantSource klokke;

    /** The parts are made when they are first asked for: one that cannot be made fails its own item only. */
    Sjekkliste(
            Innstillinger innstillinger,
            ObjectProvider<Databasesjekk> database,
            ObjectProvider<Tokenkilde> tokenkilde,
            ObjectProvider<Skatteetaten> skatteetaten,
            InstantSource klokke) {
        this.innstillinger = innstillinger;
        this.database = database;
        this.tokenkilde = tokenkilde;
        this.skatteetaten = skatteetaten;
        this.klokke = klokke;
    }

    public List<Sjekkpunkt> punkter() {
        Vertssjekk vert = new Vertssjekk(innstillinger.api().oppslagUrl().toString(), klokke);
        return List.of(
                punkt("database", () -> database.getObject().server()),
                punkt("migrations", () -> database.getObject().migreringer()),
                punkt("pseudonym keys", () -> {
                    Noekkelsjekk.pseudonym(innstillinger.pseudonym().noekkelsettFil());
                    return "can be used, and read by their owner only";
                }),
                punkt("raw answer keys", this::raadata),
                punkt("token", () -> {
                    tokenkilde.getObject().hent();
                    return "fetched";
                }),
                punkt("hendelser API", this::hendelser),
                punkt("oppslag API", vert::svarer),
                punkt("clock", vert::klokke),
                punkt("output", () -> Utdatasjekk.kontroller(innstillinger.utdata())));
    }

    private static Sjekkpunkt punkt(String navn, Supplier<String> arbeid) {
        return new Sjekkpunkt(navn, arbeid);
    }

    private String raadata() {
        if (innstillinger.raadata().behold().isZero()) {
            return "not needed: utleggstrekk.raadata.behold is 0";
        }
        Noekkelsjekk.raadata(innstillinger.raadata().noekkelsettFil());
        return "can be used, and read by their owner only";
    }

    private String hendelser() {
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        Kalendermaaned maaned = satt != null
                ? satt
                : new Kalendermaaned(
                        YearMonth.from(klokke.instant().atZone(OSLO)).minusMonths(1));
        OptionalLong foerste = skatteetaten.getObject().foersteSekvensnummer(maaned.foersteDag());
        return foerste.isPresent()
                ? "answers: the first hendelse from %s on is number %d"
                        .formatted(maaned.foersteDag(), foerste.getAsLong())
                : "answers: no hendelse from %s on".formatted(maaned.foersteDag());
    }
}
