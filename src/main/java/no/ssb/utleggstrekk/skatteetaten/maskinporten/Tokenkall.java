package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.HttpSvar;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks for a token until there is an answer, with a new request each time, since a grant is used once. */
public record Tokenkall(
        HttpKlient klient, Venting venting, Ventetid ventetid, InstantSource klokke, Duration maksVentetid) {
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
        Instant frist = klokke.instant().plus(maksVentetid);
        for (int forsoek = 1; ; forsoek++) {
            Instant spurt = klokke.instant();
            HttpSvar svar = klient.utfoer(nyForesporsel.get());
            String aarsak;
            if (svar instanceof HttpSvar.Mottatt mottatt) {
                Utstedt utstedt = mottatt.erOk() ? les(mottatt.kropp(), felt, spurt) : null;
                if (utstedt != null) {
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
            Duration pause = ventetid.etterFeil(forsoek);
            if (klokke.instant().plus(pause).isAfter(frist)) {
                throw new MidlertidigFeil(
                        "%s has given no token for %s (utleggstrekk.api.maks-ventetid): %s; restart when it is up again"
                                .formatted(hvem, Varighet.tekst(maksVentetid), aarsak));
            }
            venting.vent(pause);
        }
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
