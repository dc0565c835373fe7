package no.ssb.utleggstrekk.skatteetaten;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.Adresse;
import no.ssb.utleggstrekk.skatteetaten.svar.Hendelsessvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Oppslagsvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Startsvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartabell;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartolk;

/** Skatteetaten's APIs over HTTP. */
final class HttpSkatteetaten implements Skatteetaten {
    private final Apikall hendelser;
    private final Apikall oppslag;
    private final String hendelserUrl;
    private final String oppslagUrl;

    /**
     * Calls nothing.
     *
     * @throws VarigFeil BRUK when a URL or the answer table cannot be used, naming the key
     */
    HttpSkatteetaten(Innstillinger.Api api, boolean tillatHttp, Apikall.Fellesdeler deler) {
        this.hendelserUrl =
                utenSkraastrek(Adresse.kontroller("utleggstrekk.api.hendelser-url", api.hendelserUrl(), tillatHttp));
        this.oppslagUrl =
                utenSkraastrek(Adresse.kontroller("utleggstrekk.api.oppslag-url", api.oppslagUrl(), tillatHttp))
                        + "/"
                        + kodet(api.rettighetspakke());
        this.hendelser = new Apikall(
                "hendelser", false, Svartabell.hendelser(api.svartabell().hendelser()), api, deler);
        this.oppslag =
                new Apikall("oppslag", true, Svartabell.oppslag(api.svartabell().oppslag()), api, deler);
    }

    @Override
    public OptionalLong foersteSekvensnummer(LocalDate dato) {
        Kallsvar<Long> svar = hendelser.hent(URI.create(hendelserUrl + "/start?dato=" + dato), new Startsvar());
        if (svar instanceof Kallsvar.Data<Long> data) {
            return OptionalLong.of(data.verdi());
        }
        slutt("the first sekvensnummer of " + dato, svar);
        return OptionalLong.empty();
    }

    @Override
    public Hendelsesside hendelser(long fra, int antall) {
        Kallsvar<Hendelsesside> svar = hendelser.hent(
                URI.create(hendelserUrl + "?fraSekvensnummer=" + fra + "&antall=" + antall), new Hendelsessvar());
        if (svar instanceof Kallsvar.Data<Hendelsesside> data) {
            return data.verdi();
        }
        slutt("hendelser from " + fra, svar);
        return new Hendelsesside(List.of(), List.of());
    }

    @Override
    public Personsvar oppslag(Identifikator identifikator, Maanedsspenn spenn) {
        if (!spenn.erEnMaaned()) {
            return new Personsvar.MaanedForMaaned();
        }
        Svar svar = oppslag(identifikator, spenn.fra());
        return new Personsvar.Endelig(Map.of(spenn.fra(), svar), svar.raasvar());
    }

    @Override
    public Nummersvar oppslag(long loggId) {
        return new Nummersvar.Feilet("a lookup by number is not known yet", null);
    }

    private Svar oppslag(Identifikator identifikator, Kalendermaaned kalendermaaned) {
        if (!identifikator.erGyldig()) {
            throw new IllegalArgumentException("an identifikator that is not 11 digits cannot be looked up");
        }
        Kallsvar<Svar> svar = oppslag.hent(
                oppslagUrl(identifikator, Maanedsspenn.av(kalendermaaned)),
                new Oppslagsvar(identifikator, kalendermaaned));
        if (svar instanceof Kallsvar.Data<Svar> data) {
            return Svartolk.data(data.verdi(), data.raa());
        }
        if (svar instanceof Kallsvar.Oppgitt<Svar> oppgitt) {
            return new Svar(new Utfall.Feilet(oppgitt.aarsak(), oppgitt.korrelasjonsid()), List.of());
        }
        Kallsvar.Uten<Svar> uten = (Kallsvar.Uten<Svar>) svar;
        return Svartolk.uten(uten.utfall(), uten.kropp(), uten.raa());
    }

    /** Returns only for the end of the list: anything else must never be taken for it. */
    private static void slutt(String hva, Kallsvar<?> svar) {
        if (svar instanceof Kallsvar.Oppgitt<?> oppgitt) {
            throw new MidlertidigFeil(
                    "Skatteetaten's API for hendelser gave no usable answer to %s: %s, korrelasjonsid %s; restart later"
                            .formatted(hva, oppgitt.aarsak(), oppgitt.korrelasjonsid()));
        }
    }

    private URI oppslagUrl(Identifikator identifikator, Maanedsspenn spenn) {
        return URI.create("%s/person/%s?fraOgMed=%s&tilOgMed=%s&historikk=false"
                .formatted(oppslagUrl, identifikator.verdi(), spenn.fra(), spenn.til()));
    }

    private static String utenSkraastrek(URI url) {
        return url.toString().replaceAll("/+$", "");
    }

    private static String kodet(String tekst) {
        return URLEncoder.encode(tekst, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
