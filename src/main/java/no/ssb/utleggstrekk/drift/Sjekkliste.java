package no.ssb.utleggstrekk.drift;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkilde;
import no.ssb.utleggstrekk.utdata.Komprimeringsproeve;
import org.springframework.beans.factory.ObjectProvider;

/** The things a kjøring needs, in the order it needs them. None depends on another, so all can be looked at. */
public final class Sjekkliste {
    private final Innstillinger innstillinger;
    private final ObjectProvider<Databasesjekk> database;
    private final Databasesvar svar;
    private final ObjectProvider<Tokenkilde> tokenkilde;
    private final Noekkelpunkter noekler;
    private final Hendelsessjekk hendelser;
    private final Vertssjekk vert;

    /** The parts are made when they are first asked for: one that cannot be made fails its own item only. */
    Sjekkliste(
            Innstillinger innstillinger,
            ObjectProvider<Databasesjekk> database,
            ObjectProvider<Tokenkilde> tokenkilde,
            ObjectProvider<Skatteetaten> skatteetaten,
            ObjectProvider<Trafikk> trafikk,
            ObjectProvider<HttpKlient> klient,
            InstantSource klokke) {
        this.innstillinger = innstillinger;
        this.database = database;
        this.svar = new Databasesvar(database);
        this.tokenkilde = tokenkilde;
        this.noekler = new Noekkelpunkter(innstillinger, svar, klokke);
        this.hendelser = new Hendelsessjekk(innstillinger, svar, skatteetaten, trafikk, klokke);
        this.vert = new Vertssjekk(innstillinger.api().oppslagUrl(), klient::getObject, klokke);
    }

    public List<Sjekkpunkt> punkter() {
        return List.of(
                new Sjekkpunkt("database", () -> database.getObject().server()),
                new Sjekkpunkt("tables", () -> database.getObject().tabeller()),
                new Sjekkpunkt("pseudonym keys", noekler::pseudonym),
                new Sjekkpunkt("raw answer keys", noekler::raadata),
                new Sjekkpunkt("signing key", () -> tokenkilde.getObject().kontroller()),
                new Sjekkpunkt("token", () -> {
                    tokenkilde.getObject().hent();
                    return "fetched";
                }),
                new Sjekkpunkt("first month", this::foersteMaaned),
                new Sjekkpunkt("hendelser API", unntattUnderKjoering(hendelser::svarer)),
                new Sjekkpunkt("oppslag API", unntattUnderKjoering(vert::svarer)),
                new Sjekkpunkt("clock", vert::klokke),
                new Sjekkpunkt("output", () -> Utdatasjekk.kontroller(innstillinger.utdata())),
                new Sjekkpunkt("compression", this::komprimering));
    }

    /** What a kjøring can do without, and those who read its files cannot. */
    public List<Sjekkpunkt> advarsler() {
        List<Sjekkpunkt> advarsler = new ArrayList<>();
        if (!innstillinger.datadoc().harKlasskode()) {
            advarsler.add(
                    new Sjekkpunkt(
                            "datadoc",
                            () ->
                                    "utleggstrekk.datadoc.datakilde is no code of Klass 712, which SSB's editor of Datadoc asks for"));
        }
        Path maaling = innstillinger.maaling().fil();
        if (maaling != null && !Files.isWritable(maaling.toAbsolutePath().getParent())) {
            advarsler.add(new Sjekkpunkt(
                    "metrics",
                    () -> "utleggstrekk.maaling.fil: its folder is not there, or this user may not write to it"));
        }
        return advarsler;
    }

    private String foersteMaaned() {
        Optional<Kalendermaaned> husket = svar.foersteMaaned();
        husket.ifPresent(h -> Dekning.kreverSamme(innstillinger, h));
        return husket.map(h -> "%s, since the first kjøring".formatted(h)).orElse("not remembered yet");
    }

    /** Skatteetaten allows so many calls at once for all of us together: none of them is taken from a kjøring. */
    private Supplier<String> unntattUnderKjoering(Supplier<String> arbeid) {
        return () ->
                svar.kjoeringGaar() ? "not asked: a kjøring is running, and has the calls to itself" : arbeid.get();
    }

    private String komprimering() {
        Komprimering valgt = innstillinger.utdata().komprimering();
        Komprimeringsproeve.proev(valgt);
        return valgt.name().toLowerCase(Locale.ROOT) + " can be used";
    }
}
