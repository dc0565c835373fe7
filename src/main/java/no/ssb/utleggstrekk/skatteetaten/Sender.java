package no.ssb.utleggstrekk.skatteetaten;

import java.net.URI;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.HttpSvar;
import no.ssb.utleggstrekk.skatteetaten.http.Tilfeldig;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Token;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenlager;
import no.ssb.utleggstrekk.skatteetaten.svar.Ressurs;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartabell;
import no.ssb.utleggstrekk.skatteetaten.svar.Tolkning;
import org.apache.hc.client5.http.classic.methods.HttpGet;

/** Sends one attempt of a call, with token and korrelasjonsid; and reads what came back, when its slot is free again. */
final class Sender {
    private final Svartabell tabell;
    private final HttpKlient klient;
    private final Tokenlager tokener;
    private final Tilfeldig tilfeldig;
    private final Trafikk.Teller teller;

    Sender(Svartabell tabell, HttpKlient klient, Tokenlager tokener, Tilfeldig tilfeldig, Trafikk.Teller teller) {
        this.tabell = tabell;
        this.klient = klient;
        this.tokener = tokener;
        this.tilfeldig = tilfeldig;
        this.teller = teller;
    }

    /** An attempt that was made: with which token and korrelasjonsid, and what came over HTTP. */
    record Sendt(Token token, String korrelasjonsid, HttpSvar http) {}

    /**
     * Makes the attempt.
     *
     * @param paaNytt whether the call was sent before
     */
    Sendt send(URI url, boolean paaNytt) {
        Token token = tokener.gyldig();
        String id = tilfeldig.id().get().toString();
        HttpGet foresporsel = new HttpGet(url);
        foresporsel.setHeader("Authorization", "Bearer " + token.verdi());
        foresporsel.setHeader("Accept", "application/json");
        foresporsel.setHeader(Ressurs.KORRELASJONSID, id);
        long start = System.nanoTime();
        HttpSvar http = klient.utfoer(foresporsel);
        teller.kall(System.nanoTime() - start, paaNytt);
        return new Sendt(token, id, http);
    }

    /** What the answer says. */
    <T> Forsoek<T> les(Sendt sendt, Tolkning.Leser<T> leser) {
        if (sendt.http() instanceof HttpSvar.Brutt brutt) {
            teller.intetSvar();
            return new Forsoek<>(sendt, new Kallsvar<>(Tolkning.intet(brutt.aarsak()), null, sendt.korrelasjonsid()));
        }
        HttpSvar.Mottatt svar = (HttpSvar.Mottatt) sendt.http();
        Tolkning<T> tolkning = Tolkning.av(tabell, svar.status(), svar.kropp(), leser);
        teller.svar(tolkning.feilkropp().kode(), svar.status());
        String deres = tolkning.feilkropp().korrelasjonsid();
        String id = deres == null ? sendt.korrelasjonsid() : deres;
        return new Forsoek<>(sendt, new Kallsvar<>(tolkning, new Raasvar(svar.status(), svar.kropp(), id), id));
    }
}
