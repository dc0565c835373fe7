package no.ssb.utleggstrekk.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the simulator over real HTTP. */
final class Testklient {
    static final String KORRELASJONSID = "8a4e2f6c-1d3b-4c5a-9e7f-0123456789ab";
    static final JsonMapper JSON = JsonMapper.builder().build();

    final Simulator simulator;
    final RSAKey noekkel;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    Testklient(Simulator simulator, Path mappe) {
        this.simulator = simulator;
        try {
            noekkel = RSAKey.parse(Files.readString(simulator.klientnoekkel(mappe)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    JWTClaimsSet.Builder claims(Instant naa) {
        return new JWTClaimsSet.Builder()
                .issuer(simulator.klientId())
                .audience(simulator.issuer())
                .claim("scope", "skatteetaten:utleggstrekk")
                .issueTime(Date.from(naa))
                .expirationTime(Date.from(naa.plusSeconds(100)))
                .jwtID(UUID.randomUUID().toString());
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(simulator.kid());
    }

    String signer(JWSHeader header, JWTClaimsSet claims) {
        return signer(header, claims, noekkel);
    }

    static String signer(JWSHeader header, JWTClaimsSet claims, RSAKey medNoekkel) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(medNoekkel));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> grant(String assertion) {
        return post(
                simulator.tokenUrl(),
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion,
                "");
    }

    /** Fetches a token for the calls that follow. */
    Testklient logginn(Instant naa) {
        token = json(grant(signer(header().build(), claims(naa).build())))
                .get("access_token")
                .asString();
        return this;
    }

    HttpResponse<String> post(URI url, String skjema, String autorisasjon) {
        HttpRequest.Builder kall = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(skjema));
        return send(autorisasjon.isEmpty() ? kall : kall.header("Authorization", autorisasjon));
    }

    HttpResponse<String> get(String sti) {
        return get(sti, "application/json", "Bearer " + token);
    }

    HttpResponse<String> get(String sti, String accept, String autorisasjon) {
        return send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + sti))
                .header("Accept", accept)
                .header("Authorization", autorisasjon)
                .header("Korrelasjonsid", KORRELASJONSID));
    }

    HttpResponse<String> oppslag(Par par) {
        return oppslag(par.identifikator(), par.kalendermaaned(), par.kalendermaaned());
    }

    HttpResponse<String> oppslag(String identifikator, String fra, String til) {
        return get("/v1/ssb/person/%s?fraOgMed=%s&tilOgMed=%s&historikk=false".formatted(identifikator, fra, til));
    }

    HttpResponse<String> oppslag(long loggId) {
        return get("/v1/ssb/" + loggId);
    }

    static JsonNode json(HttpResponse<String> svar) {
        return JSON.readTree(svar.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder kall) {
        try {
            return http.send(kall.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
