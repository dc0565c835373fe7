package no.ssb.utleggstrekk.skatteetaten;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.HttpSvar;
import no.ssb.utleggstrekk.skatteetaten.http.Tilfeldig;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Token;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenlager;
import no.ssb.utleggstrekk.skatteetaten.svar.Avslag;
import no.ssb.utleggstrekk.skatteetaten.svar.Feilkropp;
import no.ssb.utleggstrekk.skatteetaten.svar.Lesning;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartabell;
import no.ssb.utleggstrekk.skatteetaten.svar.Tolkning;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one API, patiently: attempt after attempt until the answer table says that one is final, or the attempts are
 * used up. The slot among the simultaneous calls is held while a call is under way, and never while waiting.
 */
final class Apikall {
    private final String api;
    private final boolean enkeltoppslag;
    private final Svartabell tabell;
    private final HttpKlient klient;
    private final Tokenlager tokener;
    private final Port port;
    private final Grenser grenser;
    private final Venting venting;
    private final Ventetid ventetid;
    private final Tilfeldig tilfeldig;
    private final InstantSource klokke;
    private final Innstillinger.Api innstillinger;
    private final Trafikk.Teller teller;

    /**
     * @param enkeltoppslag whether each call is a lookup that may itself be why it fails, and can be given up alone; else
     *     every failure to answer is the whole API's
     */
    Apikall(String api, boolean enkeltoppslag, Svartabell tabell, Innstillinger.Api innstillinger, Fellesdeler deler) {
        this.api = api;
        this.enkeltoppslag = enkeltoppslag;
        this.tabell = tabell;
        this.innstillinger = innstillinger;
        this.klient = deler.klient();
        this.tokener = deler.tokener();
        this.venting = deler.venting();
        this.tilfeldig = deler.tilfeldig();
        this.klokke = deler.klokke();
        this.ventetid = new Ventetid(tilfeldig.jitter());
        this.teller = deler.trafikk().teller(api);
        this.port = new Port(api, innstillinger.maksVentetid(), innstillinger.maksForsoek(), klokke, venting, teller);
        this.grenser = new Grenser(api, innstillinger.samtidigeKall(), innstillinger.kallPerSekund(), venting, teller);
    }

    /** What both APIs share. */
    record Fellesdeler(
            HttpKlient klient,
            Tokenlager tokener,
            Venting venting,
            Tilfeldig tilfeldig,
            InstantSource klokke,
            Trafikk trafikk) {}

    /** What one attempt led to: a final answer, or a wait before the next one. */
    private record Steg<T>(@Nullable Kallsvar<T> ferdig, Duration vent) {
        static <T> Steg<T> ferdig(Kallsvar<T> svar) {
            return new Steg<>(svar, Duration.ZERO);
        }

        static <T> Steg<T> igjen(Duration vent) {
            return new Steg<>(null, vent);
        }
    }

    /**
     * Makes the call.
     *
     * @throws MidlertidigFeil when the API is down, or asks us to wait, for longer than we wait
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil NEKTET when the API refuses us
     */
    <T> Kallsvar<T> hent(URI url, Lesning.Leser<T> leser) {
        Kall kall = new Kall();
        try {
            while (true) {
                Steg<T> steg = ettForsoek(kall, url, leser);
                Kallsvar<T> ferdig = steg.ferdig();
                if (ferdig != null) {
                    return ferdig;
                }
                if (!steg.vent().isZero()) {
                    venting.vent(steg.vent());
                }
            }
        } finally {
            port.forlat(kall);
        }
    }

    private <T> Steg<T> ettForsoek(Kall kall, URI url, Lesning.Leser<T> leser) {
        port.slippInn(kall);
        grenser.ta();
        try {
            return port.erStengt(kall) ? Steg.igjen(Duration.ZERO) : send(kall, url, leser);
        } finally {
            grenser.gi();
        }
    }

    private <T> Steg<T> send(Kall kall, URI url, Lesning.Leser<T> leser) {
        Token token = tokener.gyldig();
        UUID id = tilfeldig.id().get();
        HttpGet foresporsel = new HttpGet(url);
        foresporsel.setHeader("Authorization", "Bearer " + token.verdi());
        foresporsel.setHeader("Accept", "application/json");
        foresporsel.setHeader("Korrelasjonsid", id.toString());
        long start = System.nanoTime();
        HttpSvar svar = klient.utfoer(foresporsel);
        teller.kall(System.nanoTime() - start, kall.sendt++ > 0);
        if (svar instanceof HttpSvar.Mottatt mottatt) {
            return vurder(kall, token, mottatt, id.toString(), leser);
        }
        HttpSvar.Brutt brutt = (HttpSvar.Brutt) svar;
        teller.intetSvar();
        Port.Svikt svikt = brutt.utenForbindelse() || !enkeltoppslag ? Port.Svikt.HELE_API_ET : Port.Svikt.FEIL;
        return mislykket(kall, svikt, brutt.aarsak(), id.toString(), null);
    }

    private <T> Steg<T> vurder(Kall kall, Token token, HttpSvar.Mottatt svar, String sendtId, Lesning.Leser<T> leser) {
        Tolkning<T> tolkning = Tolkning.av(tabell, svar.status(), svar.kropp(), leser);
        Feilkropp kropp = tolkning.kropp();
        Svarhandling utfall = tolkning.utfall();
        teller.svar(kropp.kode(), svar.status());
        String id = kropp.korrelasjonsid() == null ? sendtId : kropp.korrelasjonsid();
        if (utfall != Svarhandling.NYTT_TOKEN) {
            kall.tokenNektet = false;
        }
        if (utfall != Svarhandling.VENT) {
            kall.bedtOmAaVente = null;
        }
        return switch (utfall) {
            case FUNNET -> data(kall, token, Objects.requireNonNull(tolkning.lesning()), svar, id);
            case IKKE_FUNNET, SLETTET, AVVIST, SLUTT -> {
                lyktes(kall, token);
                yield Steg.ferdig(new Kallsvar.Uten<>(utfall, kropp, raa(svar, id)));
            }
            case PROEV_IGJEN ->
                mislykket(kall, svikt(kropp, svar.status()), Avslag.svar(kropp.kode(), svar.status()), id, svar);
            case VENT -> vent(kall, svar);
            case NYTT_TOKEN -> nyttToken(kall, token);
            case STOPP -> throw Avslag.stopp(api, kropp.kode(), svar.status(), id);
        };
    }

    private <T> Steg<T> data(Kall kall, Token token, Lesning<T> lesning, HttpSvar.Mottatt svar, String id) {
        if (lesning instanceof Lesning.Lest<T> lest) {
            lyktes(kall, token);
            return Steg.ferdig(new Kallsvar.Data<>(lest.verdi(), raa(svar, id)));
        }
        return mislykket(kall, Port.Svikt.FEIL, ((Lesning.Uleselig<T>) lesning).aarsak(), id, svar);
    }

    private static Raasvar raa(HttpSvar.Mottatt svar, String id) {
        return new Raasvar(svar.status(), svar.kropp(), id);
    }

    private void lyktes(Kall kall, Token token) {
        port.lyktes(kall);
        tokener.godtatt(token);
    }

    private <T> Steg<T> mislykket(
            Kall kall, Port.Svikt svikt, String aarsak, String id, HttpSvar.@Nullable Mottatt svar) {
        kall.bedtOmAaVente = null;
        kall.tokenNektet = false;
        boolean teller = port.feilet(kall, svikt, aarsak);
        kall.feil += teller ? 1 : 0;
        if (kall.feil >= innstillinger.maksForsoek() || kall.mislykkedeProever >= innstillinger.maksForsoek()) {
            return Steg.ferdig(new Kallsvar.Oppgitt<>(aarsak, id));
        }
        if (!teller) {
            return Steg.igjen(Duration.ZERO);
        }
        Duration egen = ventetid.etterFeil(kall.feil);
        Duration bedt = retryAfter(svar).orElse(egen);
        Duration lengste = innstillinger.maksVentetid();
        return Steg.igjen(bedt.compareTo(egen) < 0 ? egen : bedt.compareTo(lengste) > 0 ? lengste : bedt);
    }

    private <T> Steg<T> vent(Kall kall, HttpSvar.Mottatt svar) {
        if (kall.bedtOmAaVente == null) {
            kall.bedtOmAaVente = klokke.instant();
        }
        Optional<Duration> bedt = retryAfter(svar);
        Duration hittil = Duration.between(kall.bedtOmAaVente, klokke.instant());
        if (hittil.plus(bedt.orElse(Duration.ZERO)).compareTo(innstillinger.maksVentetid()) > 0) {
            throw new MidlertidigFeil(
                    "Skatteetaten's API for %s asks us to wait (429) for longer than utleggstrekk.api.maks-ventetid, %s; restart later"
                            .formatted(api, Varighet.tekst(innstillinger.maksVentetid())));
        }
        port.bedtOmAaVente(kall, bedt.orElse(null), ventetid);
        return Steg.igjen(Duration.ZERO);
    }

    private <T> Steg<T> nyttToken(Kall kall, Token token) {
        kall.tokenerNektet = kall.tokenNektet ? kall.tokenerNektet + 1 : 1;
        boolean fersk = kall.tokenNektet && !token.erGodtatt();
        if (fersk || kall.tokenerNektet > innstillinger.maksForsoek()) {
            throw Tokenlager.nektet();
        }
        kall.tokenNektet = true;
        tokener.avslaatt(token);
        return Steg.igjen(Duration.ZERO);
    }

    private Port.Svikt svikt(Feilkropp kropp, int status) {
        if (!enkeltoppslag) {
            return Port.Svikt.HELE_API_ET;
        }
        return kropp.kode() == null && status >= 502 && status <= 504 ? Port.Svikt.UTILGJENGELIG : Port.Svikt.FEIL;
    }

    private Optional<Duration> retryAfter(HttpSvar.@Nullable Mottatt svar) {
        return svar == null ? Optional.empty() : Ventetid.retryAfter(svar.retryAfter(), klokke.instant());
    }
}
