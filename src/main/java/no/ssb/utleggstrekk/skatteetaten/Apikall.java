package no.ssb.utleggstrekk.skatteetaten;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.Tilfeldig;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Token;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenlager;
import no.ssb.utleggstrekk.skatteetaten.svar.Avslag;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartabell;
import no.ssb.utleggstrekk.skatteetaten.svar.Tolkning;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one API, patiently: attempt after attempt until the answer table says that one is final, or the attempts are
 * used up. The slot among the simultaneous calls is held while a call is under way, and never while waiting.
 */
final class Apikall {
    private final String api;
    private final boolean enkeltoppslag;
    private final Sender sender;
    private final Tokenlager tokener;
    private final Port port;
    private final Kontraktvakt kontrakt;
    private final Grenser grenser;
    private final Venting venting;
    private final Ventetid ventetid;
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
        this.innstillinger = innstillinger;
        this.tokener = deler.tokener();
        this.venting = deler.venting();
        this.klokke = deler.klokke();
        this.ventetid = new Ventetid(deler.tilfeldig().jitter());
        this.teller = deler.trafikk().teller(api);
        this.sender = new Sender(tabell, deler.klient(), tokener, deler.tilfeldig(), teller);
        this.port = new Port(api, innstillinger.maksVentetid(), innstillinger.maksForsoek(), klokke, venting, teller);
        this.kontrakt = new Kontraktvakt(api);
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

    /**
     * Makes the call.
     *
     * @throws MidlertidigFeil when the API is down, or asks us to wait, for longer than we wait
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil NEKTET when the API refuses us, or the contract has changed
     */
    <T> Kallsvar<T> hent(URI url, Tolkning.Leser<T> leser) {
        Kall kall = new Kall();
        try {
            while (true) {
                Forsoek<T> forsoek = sender.les(proev(kall, url), leser);
                Duration vent = vurder(kall, forsoek, leser.emne());
                if (vent == null) {
                    return forsoek.svar();
                }
                if (!vent.isZero()) {
                    venting.vent(vent);
                }
            }
        } finally {
            port.forlat(kall);
        }
    }

    /** Makes one attempt, when the gate is open and a slot is free. */
    private Sender.Sendt proev(Kall kall, URI url) {
        while (true) {
            port.slippInn(kall);
            grenser.ta();
            try {
                if (!port.erStengt(kall)) {
                    return sender.send(url, kall.sendt++ > 0);
                }
            } finally {
                grenser.gi();
            }
        }
    }

    /** How long to wait before the next attempt; null when this one was the last. */
    private <T> @Nullable Duration vurder(Kall kall, Forsoek<T> forsoek, Object emne) {
        Tolkning<T> tolkning = forsoek.svar().tolkning();
        Svarhandling handling = tolkning instanceof Tolkning.Uten<T> uten ? uten.handling() : Svarhandling.FUNNET;
        if (handling != Svarhandling.NYTT_TOKEN) {
            kall.tokenNektet = false;
        }
        if (tolkning instanceof Tolkning.Ukjent<T> ukjent) {
            return ukjentForm(kall, ukjent, emne, forsoek.svar().korrelasjonsid());
        }
        return switch (handling) {
            case FUNNET ->
                tolkning instanceof Tolkning.Data<T> data ? data(data, kall, forsoek) : feilet(kall, forsoek);
            case IKKE_FUNNET, SLETTET, AVVIST, SLUTT -> lyktes(kall, forsoek);
            case PROEV_IGJEN -> feilet(kall, forsoek);
            case VENT -> vent(kall, forsoek);
            case NYTT_TOKEN -> nyttToken(kall, forsoek.token());
            case STOPP ->
                throw Avslag.stopp(
                        api, (Tolkning.Uten<T>) tolkning, forsoek.svar().korrelasjonsid());
        };
    }

    private <T> @Nullable Duration data(Tolkning.Data<T> data, Kall kall, Forsoek<T> forsoek) {
        data.navn().forEach(teller::navn);
        kontrakt.kjent();
        return lyktes(kall, forsoek);
    }

    private @Nullable Duration lyktes(Kall kall, Forsoek<?> forsoek) {
        port.lyktes(kall);
        tokener.godtatt(forsoek.token());
        return null;
    }

    private @Nullable Duration feilet(Kall kall, Forsoek<?> forsoek) {
        Tolkning<?> tolkning = forsoek.svar().tolkning();
        boolean teller = port.feilet(kall, forsoek.svikt(enkeltoppslag), tolkning.omtale());
        kall.feil += teller ? 1 : 0;
        if (erOppbrukt(kall)) {
            return null;
        }
        if (!teller) {
            return Duration.ZERO;
        }
        Duration egen = ventetid.etterFeil(kall.feil);
        Duration bedt = forsoek.retryAfter(klokke.instant()).orElse(egen);
        Duration lengste = innstillinger.maksVentetid();
        return bedt.compareTo(egen) < 0 ? egen : bedt.compareTo(lengste) > 0 ? lengste : bedt;
    }

    /** The API answers, but not as we know it: that uses attempts, and is never an outage to wait for. */
    private @Nullable Duration ukjentForm(Kall kall, Tolkning.Ukjent<?> svar, Object emne, String korrelasjonsid) {
        kall.feil++;
        if (enkeltoppslag) {
            kontrakt.ukjent(emne, svar.navn(), korrelasjonsid);
        } else if (svar.sikkert() || erOppbrukt(kall)) {
            throw Avslag.endretKontrakt(api, svar.aarsak(), korrelasjonsid);
        }
        return erOppbrukt(kall) ? null : ventetid.etterFeil(kall.feil);
    }

    private boolean erOppbrukt(Kall kall) {
        return kall.feil >= innstillinger.maksForsoek() || kall.mislykkedeProever >= innstillinger.maksForsoek();
    }

    private Duration vent(Kall kall, Forsoek<?> forsoek) {
        port.bedtOmAaVente(kall, forsoek.retryAfter(klokke.instant()).orElse(null), ventetid);
        return Duration.ZERO;
    }

    private Duration nyttToken(Kall kall, Token token) {
        kall.tokenerNektet = kall.tokenNektet ? kall.tokenerNektet + 1 : 1;
        boolean fersk = kall.tokenNektet && !token.erGodtatt();
        if (fersk || kall.tokenerNektet > innstillinger.maksForsoek()) {
            throw Tokenlager.nektet();
        }
        kall.tokenNektet = true;
        tokener.avslaatt(token);
        return Duration.ZERO;
    }
}
