package no.ssb.utleggstrekk.skatteetaten;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.Adresse;
import no.ssb.utleggstrekk.skatteetaten.svar.Hendelsesform;
import no.ssb.utleggstrekk.skatteetaten.svar.Hendelsessvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Nummerleser;
import no.ssb.utleggstrekk.skatteetaten.svar.Oppslagsvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Ressurs;
import no.ssb.utleggstrekk.skatteetaten.svar.Startsvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartabell;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartolk;
import no.ssb.utleggstrekk.skatteetaten.svar.Tolkning;

/** Skatteetaten's APIs over HTTP. */
final class HttpSkatteetaten implements Skatteetaten {
    private final Apikall hendelser;
    private final Apikall oppslag;
    private final URI hendelserUrl;
    private final URI oppslagUrl;
    private final String rettighetspakke;
    private final Hendelsesform form;

    /**
     * Calls nothing.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when a URL or the answer table cannot be used, naming the key
     */
    HttpSkatteetaten(Innstillinger.Api api, boolean tillatHttp, Apikall.Fellesdeler deler) {
        this.hendelserUrl = Adresse.kontroller("utleggstrekk.api.hendelser-url", api.hendelserUrl(), tillatHttp);
        this.oppslagUrl = Adresse.kontroller("utleggstrekk.api.oppslag-url", api.oppslagUrl(), tillatHttp);
        this.rettighetspakke = api.rettighetspakke();
        this.form = Hendelsesform.av(api.hendelsefelt());
        this.hendelser = new Apikall(
                "hendelser", false, Svartabell.hendelser(api.svartabell().hendelser()), api, deler);
        this.oppslag =
                new Apikall("oppslag", true, Svartabell.oppslag(api.svartabell().oppslag()), api, deler);
    }

    @Override
    public OptionalLong foersteSekvensnummer(LocalDate dato) {
        Kallsvar<Long> svar = hendelser.hent(Ressurs.START.url(hendelserUrl, dato), new Startsvar(dato));
        if (svar.tolkning() instanceof Tolkning.Data<Long> data) {
            return OptionalLong.of(data.verdi());
        }
        bareSlutt("the first sekvensnummer of " + dato, svar);
        return OptionalLong.empty();
    }

    @Override
    public Hendelsesside hendelser(long fra, int antall) {
        Kallsvar<Hendelsesside> svar =
                hendelser.hent(Ressurs.SIDE.url(hendelserUrl, fra, antall), new Hendelsessvar(form, fra));
        if (svar.tolkning() instanceof Tolkning.Data<Hendelsesside> data) {
            return data.verdi();
        }
        bareSlutt("hendelser from " + fra, svar);
        return new Hendelsesside(List.of(), List.of());
    }

    @Override
    public Personsvar oppslag(Identifikator identifikator, Maanedsspenn spenn) {
        if (!identifikator.erGyldig()) {
            throw new IllegalArgumentException("an identifikator that is not 11 digits cannot be looked up");
        }
        URI url =
                Ressurs.PERSON.url(oppslagUrl, rettighetspakke, identifikator.verdi(), spenn.fra(), spenn.til(), false);
        Kallsvar<Personsvar> svar = oppslag.hent(url, new Oppslagsvar(identifikator, spenn));
        return Svartolk.personsvar(svar.tolkning(), spenn, svar.raa(), svar.korrelasjonsid());
    }

    @Override
    public Nummersvar oppslag(long loggId) {
        URI url = Ressurs.NUMMER.url(oppslagUrl, rettighetspakke, loggId);
        Kallsvar<Nummersvar> svar = oppslag.hent(url, new Nummerleser(loggId));
        return Svartolk.nummersvar(svar.tolkning(), svar.korrelasjonsid());
    }

    /** Returns only for the end of the list: anything else must never be taken for it. */
    private static void bareSlutt(String hva, Kallsvar<?> svar) {
        if (svar.tolkning() instanceof Tolkning.Uten<?> uten && uten.handling() == Svarhandling.SLUTT) {
            return;
        }
        throw new MidlertidigFeil(
                "Skatteetaten's API for hendelser gave no usable answer to %s: %s, korrelasjonsid %s; restart later"
                        .formatted(hva, svar.tolkning().omtale(), svar.korrelasjonsid()));
    }
}
