package no.ssb.utleggstrekk.skatteetaten;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.skatteetaten.Portstilling.Aapen;
import no.ssb.utleggstrekk.skatteetaten.Portstilling.Nede;
import no.ssb.utleggstrekk.skatteetaten.Portstilling.Pause;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gate all workers pass on their way to an API. It is shut for all while the API has asked one of them to wait
 * (429), and while the API is down: then one call at a time is let through as a probe, in turn, until one goes well. There is
 * one deadline for all, counted from the first refusal or failure without a success since.
 *
 * <p>The API is taken to be down when calls fail in a row, nothing having gone well in between, and either more than one
 * lookup is hit or no single lookup can be the cause. A lookup that fails while others go well is itself the trouble: it uses up
 * its attempts and never shuts the gate.
 */
final class Port {
    private static final Logger LOGG = LoggerFactory.getLogger(Port.class);
    private static final Duration PROEVE_UNDERVEIS = Duration.ofMillis(200);
    private static final Duration LENGST_MELLOM_PROEVER = Duration.ofSeconds(15);

    /** Many short pauses, one after the other, do not drown what else is logged. */
    private static final Duration MELLOM_MELDINGER = Duration.ofSeconds(15);

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

    private Portstilling stilling = Aapen.UTEN_FEIL;
    private long lykkede;
    /** The first refusal or failure without a success since; null when there is none. */
    private @Nullable Instant utenHellSiden;

    private String sisteAarsak = "";
    private int pauser;
    /** When a pause was last told of in the log. */
    private @Nullable Instant sistMeldt;

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
        return stilling instanceof Pause pause
                ? pause.varer(klokke.instant())
                : stilling instanceof Nede && !kall.erProeve;
    }

    private synchronized Duration ventetid(Kall kall) {
        Instant naa = klokke.instant();
        if (stilling instanceof Pause pause && pause.varer(naa)) {
            return Duration.between(naa, pause.til());
        }
        if (!(stilling instanceof Nede nede) || kall.erProeve) {
            koe.remove(kall);
            return Duration.ZERO;
        }
        if (!naa.isBefore(frist(naa))) {
            throw new MidlertidigFeil(
                    "Skatteetaten's API for %s has given no usable answer for %s (utleggstrekk.api.maks-ventetid), the last time: %s; restart when it is up again"
                            .formatted(api, Varighet.tekst(maksVentetid), sisteAarsak));
        }
        if (!koe.contains(kall)) {
            koe.add(kall);
        }
        if (naa.isBefore(nede.neste())) {
            return Duration.between(naa, nede.neste());
        }
        if (nede.underveis() || koe.peek() != kall) {
            return PROEVE_UNDERVEIS;
        }
        koe.remove();
        kall.erProeve = true;
        stilling = nede.medProeve(true);
        return Duration.ZERO;
    }

    private Instant frist(Instant naa) {
        return (utenHellSiden == null ? naa : utenHellSiden).plus(maksVentetid);
    }

    /** The API answered as it should, whatever the answer. */
    synchronized void lyktes(Kall kall) {
        lykkede++;
        utenHellSiden = null;
        kall.erProeve = false;
        if (stilling instanceof Nede) {
            LOGG.info("Skatteetaten's API for {} answers again", api);
        }
        if (!(stilling instanceof Pause pause && pause.varer(klokke.instant()))) {
            stilling = Aapen.UTEN_FEIL;
            teller.venter(null);
        }
    }

    /**
     * The API asked for a pause (429): all wait.
     *
     * @throws MidlertidigFeil when the pause would end after the deadline
     */
    synchronized void bedtOmAaVente(Kall kall, @Nullable Duration retryAfter, Ventetid ventetid) {
        Instant naa = klokke.instant();
        utenHellSiden = utenHellSiden == null ? naa : utenHellSiden;
        kall.erProeve = false;
        Pause forrige = stilling instanceof Pause pause ? pause : new Pause(naa, 0);
        boolean ny = !forrige.varer(naa);
        int ganger = forrige.ganger() + (ny ? 1 : 0);
        Duration bedt = retryAfter == null ? ventetid.etter429(ganger) : Ventetid.etter429(retryAfter);
        Instant til = naa.plus(bedt);
        if (til.isAfter(frist(naa))) {
            throw new MidlertidigFeil(
                    "Skatteetaten's API for %s asks us to wait (429) for longer than utleggstrekk.api.maks-ventetid, %s; restart later"
                            .formatted(api, Varighet.tekst(maksVentetid)));
        }
        stilling = new Pause(til.isAfter(forrige.til()) ? til : forrige.til(), ganger);
        if (ny) {
            String tekst = "Skatteetaten's API for %s has asked us to wait (429); no call is made until %s"
                    .formatted(api, sekund(til));
            teller.venter(tekst);
            pauser++;
            if (sistMeldt == null || naa.isAfter(sistMeldt.plus(MELLOM_MELDINGER))) {
                LOGG.warn("{}; given up at {}; pauses so far: {}", tekst, sekund(frist(naa)), pauser);
                sistMeldt = naa;
            }
        }
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
        if (stilling instanceof Nede nede) {
            if (kall.erProeve) {
                kall.erProeve = false;
                stilling = nede.etterProeve(naa, lengstMellomProever);
                kall.mislykkedeProever += svikt == Svikt.FEIL ? 1 : 0;
            }
            return false;
        }
        kall.erProeve = false;
        if (kall.lykkedeVedFoersteFeil < 0) {
            kall.lykkedeVedFoersteFeil = lykkede;
        }
        if (kall.lykkedeVedFoersteFeil != lykkede || (stilling instanceof Pause pause && pause.varer(naa))) {
            return true;
        }
        utenHellSiden = utenHellSiden == null ? naa : utenHellSiden;
        Aapen etter = (stilling instanceof Aapen aapen ? aapen : Aapen.UTEN_FEIL).etterFeil(kall);
        stilling = etter;
        if (etter.erNede(svikt, kall.feil + 1 >= maksForsoek - 1)) {
            stilling = Nede.fra(naa, lengstMellomProever);
            String tekst = "Skatteetaten's API for %s gives no usable answer (%s); one call at a time tries it until %s"
                    .formatted(api, aarsak, sekund(frist(naa)));
            LOGG.warn("{}", tekst);
            teller.venter(tekst);
            return false;
        }
        return true;
    }

    /** The call is over, however it ended: its place in the queue and its probe are free. */
    synchronized void forlat(Kall kall) {
        koe.remove(kall);
        if (kall.erProeve && stilling instanceof Nede nede) {
            stilling = nede.medProeve(false);
        }
        kall.erProeve = false;
    }

    private static Instant sekund(Instant tid) {
        return tid.truncatedTo(ChronoUnit.SECONDS);
    }
}
