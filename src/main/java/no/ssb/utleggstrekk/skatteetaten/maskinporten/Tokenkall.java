package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.HttpSvar;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Asks for a token until there is an answer, with a new request each time, since a grant is used once. There is one deadline
 * for all who ask, counted from the first failure without a token since.
 */
public final class Tokenkall {
    private static final Logger LOGG = LoggerFactory.getLogger(Tokenkall.class);

    private final HttpKlient klient;
    private final Venting venting;
    private final Ventetid ventetid;
    private final InstantSource klokke;
    private final Duration maksVentetid;
    private final Trafikk trafikk;
    private final Map<String, Instant> nedeSiden = new ConcurrentHashMap<>();

    public Tokenkall(
            HttpKlient klient,
            Venting venting,
            Ventetid ventetid,
            InstantSource klokke,
            Duration maksVentetid,
            Trafikk trafikk) {
        this.klient = klient;
        this.venting = venting;
        this.ventetid = ventetid;
        this.klokke = klokke;
        this.maksVentetid = maksVentetid;
        this.trafikk = trafikk;
    }

    InstantSource klokke() {
        return klokke;
    }

    /**
     * A token as it was answered.
     *
     * @param levetid null when not told
     * @param spurt just before it was asked for, so that it is never thought to live too long
     */
    record Utstedt(String verdi, @Nullable Duration levetid, Instant spurt) {
        Token token(Duration ellers) {
            return new Token(verdi, spurt, levetid == null ? ellers : levetid);
        }

        @Override
        public String toString() {
            return "Utstedt[***]";
        }
    }

    /**
     * Asks.
     *
     * @param hvem who is asked, for messages
     * @param felt the field that holds the token
     * @throws MidlertidigFeil when it has been down for as long as we wait
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil NEKTET when it refuses
     */
    Utstedt hent(String hvem, String felt, Supplier<HttpUriRequestBase> nyForesporsel) {
        for (int forsoek = 1; ; forsoek++) {
            Instant spurt = klokke.instant();
            HttpSvar svar = klient.utfoer(nyForesporsel.get());
            String aarsak;
            if (svar instanceof HttpSvar.Mottatt mottatt) {
                Utstedt utstedt = mottatt.erOk() ? les(mottatt.kropp(), felt, spurt) : null;
                if (utstedt != null) {
                    nedeSiden.remove(hvem);
                    trafikk.venterPaaToken(null);
                    return utstedt;
                }
                int status = mottatt.status();
                if (status >= 300 && status < 500 && status != 408 && status != 429) {
                    throw Maskinportenfeil.nektet(hvem, status, mottatt.kropp());
                }
                aarsak = mottatt.erOk() ? "an answer without a token" : "status " + status;
            } else {
                aarsak = ((HttpSvar.Brutt) svar).aarsak();
            }
            Instant frist = frist(hvem, spurt, aarsak);
            Duration pause = ventetid.etterFeil(forsoek);
            if (klokke.instant().plus(pause).isAfter(frist)) {
                throw new MidlertidigFeil(
                        "%s has given no token for %s (utleggstrekk.api.maks-ventetid): %s; restart when it is up again"
                                .formatted(hvem, Varighet.tekst(maksVentetid), aarsak));
            }
            venting.vent(pause);
        }
    }

    private Instant frist(String hvem, Instant spurt, String aarsak) {
        Instant foerste = nedeSiden.putIfAbsent(hvem, spurt);
        Instant frist = (foerste == null ? spurt : foerste).plus(maksVentetid);
        String tekst = "%s gives no token (%s); no call can be made, and it is tried again until %s"
                .formatted(hvem, aarsak, frist.truncatedTo(ChronoUnit.SECONDS));
        trafikk.venterPaaToken(tekst);
        if (foerste == null) {
            LOGG.warn("{}", tekst);
        }
        return frist;
    }

    private static @Nullable Utstedt les(byte[] kropp, String felt, Instant spurt) {
        JsonNode node = Json.les(kropp);
        JsonNode verdi = node == null ? null : node.get(felt);
        if (node == null
                || verdi == null
                || !verdi.isString()
                || verdi.stringValue().isBlank()) {
            return null;
        }
        Duration levetid = levetid(node.get("expires_in"));
        return new Utstedt(verdi.stringValue(), levetid == null ? levetid(node.get("expiresIn")) : levetid, spurt);
    }

    private static @Nullable Duration levetid(@Nullable JsonNode sekunder) {
        return sekunder != null && sekunder.isIntegralNumber() && sekunder.canConvertToInt() && sekunder.intValue() > 0
                ? Duration.ofSeconds(sekunder.intValue())
                : null;
    }
}
