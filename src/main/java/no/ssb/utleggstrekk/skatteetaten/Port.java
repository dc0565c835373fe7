package no.ssb.utleggstrekk.skatteetaten;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gate all workers pass on their way to an API. It is shut for all while the API has asked one of them to wait
 * (429), and while the API is down: then one call at a time is let through as a probe, in turn, until one goes well.
 *
 * <p>The API is taken to be down when calls fail in a row, nothing having gone well in between, and either more than one
 * lookup is hit or no single lookup can be the cause. A lookup that fails while others go well is itself the trouble: it uses up
 * its attempts and never shuts the gate.
 */
final class Port {
    private static final Logger LOGG = LoggerFactory.getLogger(Port.class);
    private static final int FEIL_PAA_RAD = 10;
    private static final Duration PROEVE_UNDERVEIS = Duration.ofMillis(200);
    private static final Duration LENGST_MELLOM_PROEVER = Duration.ofSeconds(15);

    /** How a call failed, as far as it says something about the whole API. */
    enum Svikt {
        /** No single lookup can be the cause: not even a connection came about, or no lookup was asked for. */
        HELE_API_ET,
        /** Something in front of the API says that it is not there. */
        UTILGJENGELIG,
        /** The API failed on this call: the cause may be the lookup itself. */
        FEIL
    }

    private final String api;
    private final Duration maksVentetid;
    private final Duration lengstMellomProever;
    private final int maksForsoek;
    private final InstantSource klokke;
    private final Venting venting;
    private final Trafikk.Teller teller;
    private final ArrayDeque<Kall> koe = new ArrayDeque<>();

    private Instant stengtTil = Instant.MIN;
    private int gangerBedtOmAaVente;
    private long lykkede;
    private int feilPaaRad;
    private boolean flereRammet;
    private @Nullable Kall foerstRammet;
    private Instant feilSiden = Instant.MIN;
    private String sisteAarsak = "";
    private boolean nede;
    private boolean proeveUnderveis;
    private int proever;
    private Instant nesteProeve = Instant.MIN;

    Port(
            String api,
            Duration maksVentetid,
            int maksForsoek,
            InstantSource klokke,
            Venting venting,
            Trafikk.Teller teller) {
        this.api = api;
        this.maksVentetid = maksVentetid;
        this.maksForsoek = maksForsoek;
        this.klokke = klokke;
        this.venting = venting;
        this.teller = teller;
        Duration andel = maksVentetid.dividedBy(60);
        this.lengstMellomProever = andel.compareTo(LENGST_MELLOM_PROEVER) < 0 ? andel : LENGST_MELLOM_PROEVER;
    }

    /**
     * Waits until the call may be made.
     *
     * @throws MidlertidigFeil when the API has been down for as long as we wait, or the thread is interrupted
     */
    void slippInn(Kall kall) {
        for (Duration tid = ventetid(kall); !tid.isZero(); tid = ventetid(kall)) {
            venting.vent(tid);
            teller.ventet(tid);
        }
    }

    /** Whether the gate was shut while the call waited for its slot. */
    synchronized boolean erStengt(Kall kall) {
        return klokke.instant().isBefore(stengtTil) || (nede && !kall.erProeve);
    }

    private synchronized Duration ventetid(Kall kall) {
        Instant naa = klokke.instant();
        if (naa.isBefore(stengtTil)) {
            return Duration.between(naa, stengtTil);
        }
        if (!nede || kall.erProeve) {
            koe.remove(kall);
            return Duration.ZERO;
        }
        if (!naa.isBefore(feilSiden.plus(maksVentetid))) {
            throw new MidlertidigFeil(
                    "Skatteetaten's API for %s has given no usable answer for %s (utleggstrekk.api.maks-ventetid), the last time: %s; restart when it is up again"
                            .formatted(api, Varighet.tekst(maksVentetid), sisteAarsak));
        }
        if (!koe.contains(kall)) {
            koe.add(kall);
        }
        if (naa.isBefore(nesteProeve)) {
            return Duration.between(naa, nesteProeve);
        }
        if (proeveUnderveis || koe.peek() != kall) {
            return PROEVE_UNDERVEIS;
        }
        koe.remove();
        kall.erProeve = true;
        proeveUnderveis = true;
        return Duration.ZERO;
    }

    /** The API answered as it should, whatever the answer. */
    synchronized void lyktes(Kall kall) {
        lykkede++;
        gangerBedtOmAaVente = 0;
        oppe(kall);
    }

    /** The API asked for a pause (429): all wait. */
    synchronized void bedtOmAaVente(Kall kall, @Nullable Duration retryAfter, Ventetid ventetid) {
        Instant naa = klokke.instant();
        if (!naa.isBefore(stengtTil)) {
            gangerBedtOmAaVente++;
        }
        Duration pause = retryAfter == null ? ventetid.etter429(gangerBedtOmAaVente) : Ventetid.etter429(retryAfter);
        Instant til = naa.plus(pause);
        stengtTil = til.isAfter(stengtTil) ? til : stengtTil;
        oppe(kall);
    }

    /**
     * The call failed.
     *
     * @param aarsak in words, without personal data
     * @return whether the failure counts as one of the call's attempts: it does not while the API is down
     */
    synchronized boolean feilet(Kall kall, Svikt svikt, String aarsak) {
        Instant naa = klokke.instant();
        sisteAarsak = aarsak;
        if (nede) {
            if (kall.erProeve) {
                kall.erProeve = false;
                proeveUnderveis = false;
                nesteProeve = naa.plus(Ventetid.mellomProever(++proever, lengstMellomProever));
                kall.mislykkedeProever += svikt == Svikt.FEIL ? 1 : 0;
            }
            return false;
        }
        kall.erProeve = false;
        if (kall.lykkedeVedFoersteFeil < 0) {
            kall.lykkedeVedFoersteFeil = lykkede;
        }
        if (kall.lykkedeVedFoersteFeil != lykkede) {
            return true;
        }
        if (feilPaaRad++ == 0) {
            feilSiden = naa;
            foerstRammet = kall;
        }
        flereRammet |= foerstRammet != kall;
        boolean snartOppbrukt = kall.feil + 1 >= maksForsoek - 1;
        boolean gjelderAlle = flereRammet || svikt == Svikt.HELE_API_ET;
        if (gjelderAlle && (feilPaaRad >= FEIL_PAA_RAD || snartOppbrukt)) {
            steng(naa);
        }
        return !nede;
    }

    private void steng(Instant naa) {
        nede = true;
        proever = 0;
        nesteProeve = naa.plus(Ventetid.mellomProever(1, lengstMellomProever));
        LOGG.warn(
                "Skatteetaten's API for {} does not answer; waiting and probing for up to {}",
                api,
                Varighet.tekst(maksVentetid));
    }

    /** The call is over, however it ended: its place in the queue and its probe are free. */
    synchronized void forlat(Kall kall) {
        koe.remove(kall);
        if (kall.erProeve) {
            kall.erProeve = false;
            proeveUnderveis = false;
        }
    }

    private void oppe(Kall kall) {
        if (nede) {
            LOGG.info("Skatteetaten's API for {} answers again", api);
        }
        kall.erProeve = false;
        nede = false;
        proeveUnderveis = false;
        feilPaaRad = 0;
        flereRammet = false;
        foerstRammet = null;
    }
}
