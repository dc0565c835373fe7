package no.ssb.utleggstrekk.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three token endpoints: Maskinporten's own, and Keycloak with the Maskinporten Guardian behind it. */
final class Maskinporten {
    static final String SCOPE = "skatteetaten:utleggstrekk";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Grantsjekk grantsjekk;
    private final Tokenutstedelse apitokener;
    private final Tokenutstedelse keycloaktokener;
    private final Duration levetid;
    private final String klientId;
    private final String hemmelighet;

    Maskinporten(
            Grantsjekk grantsjekk,
            Tokenutstedelse apitokener,
            Tokenutstedelse keycloaktokener,
            Duration levetid,
            String klientId,
            String hemmelighet) {
        this.grantsjekk = grantsjekk;
        this.apitokener = apitokener;
        this.keycloaktokener = keycloaktokener;
        this.levetid = levetid;
        this.klientId = klientId;
        this.hemmelighet = hemmelighet;
    }

    /** {@code POST /token}. */
    Httpsvar token(String skjema) {
        Map<String, String> felt = felt(skjema);
        try {
            if (!JWT_BEARER.equals(felt.get("grant_type"))) {
                throw Tokenavslag.foresporsel("grant_type must be " + JWT_BEARER);
            }
            grantsjekk.sjekk(felt.get("assertion"));
        } catch (Tokenavslag e) {
            return e.svar();
        }
        return token(apitokener, Map.of("scope", SCOPE));
    }

    /** {@code POST /keycloak/token}: client credentials in the form or as Basic authentication. */
    Httpsvar keycloak(String skjema, @Nullable String autorisasjon) {
        Map<String, String> felt = felt(skjema);
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((klientId + ":" + hemmelighet).getBytes(StandardCharsets.UTF_8));
        boolean kjent = basic.equals(autorisasjon)
                || (klientId.equals(felt.get("client_id")) && hemmelighet.equals(felt.get("client_secret")));
        if (!"client_credentials".equals(felt.get("grant_type"))) {
            return oauthfeil(400, "unsupported_grant_type");
        }
        return kjent ? token(keycloaktokener, Map.of()) : oauthfeil(401, "invalid_client");
    }

    /** {@code POST /maskinporten/access-token} with Keycloak's token. */
    Httpsvar guardian(@Nullable String autorisasjon) {
        return keycloaktokener.gyldig(autorisasjon)
                ? Httpsvar.ok(Map.of("accessToken", apitokener.utsted(levetid)))
                : oauthfeil(401, "invalid_token");
    }

    private Httpsvar token(Tokenutstedelse lager, Map<String, String> mer) {
        Map<String, Object> body = new HashMap<>(mer);
        body.put("access_token", lager.utsted(levetid));
        body.put("token_type", "Bearer");
        body.put("expires_in", levetid.toSeconds());
        return Httpsvar.ok(body);
    }

    private static Httpsvar oauthfeil(int status, String feil) {
        return new Httpsvar(status, feil, Httpsvar.JSON.writeValueAsBytes(Map.of("error", feil)), Map.of());
    }

    private static Map<String, String> felt(String skjema) {
        Map<String, String> felt = new HashMap<>();
        for (String del : skjema.split("&", -1)) {
            int likhet = del.indexOf('=');
            if (likhet > 0) {
                felt.put(
                        del.substring(0, likhet), URLDecoder.decode(del.substring(likhet + 1), StandardCharsets.UTF_8));
            }
        }
        return felt;
    }
}
