package no.ssb.utleggstrekk.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;
import org.jspecify.annotations.Nullable;

/** Whether a JWT grant is one that Maskinporten takes. */
final class Grantsjekk {
    private static final Set<JWSAlgorithm> ALGORITMER = JWSAlgorithm.Family.RSA;
    private static final Set<String> CLAIMS =
            Set.of("aud", "iss", "scope", "iat", "exp", "jti", "consumer_org", "resource", "pid", "iss_onbehalfof");
    private static final Duration SKJEVHET = Duration.ofSeconds(10);
    private static final Duration LENGST = Duration.ofMinutes(2);

    private final InstantSource klokke;
    private final Klienter klienter;
    private final String issuer;
    private final String klientId;
    private final Map<String, Instant> brukte = new ConcurrentHashMap<>();

    Grantsjekk(InstantSource klokke, Klienter klienter, String issuer, String klientId) {
        this.klokke = klokke;
        this.klienter = klienter;
        this.issuer = issuer;
        this.klientId = klientId;
    }

    /** @param assertion null when not sent */
    void sjekk(@Nullable String assertion) throws Tokenavslag {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion == null ? "" : assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!klientId.equals(claims.getIssuer())) {
                throw Tokenavslag.grant("MP-100", "Unknown client (iss)");
            }
            sjekkSignatur(jwt);
            sjekkClaims(claims);
            sjekkTid(claims);
            sjekkScope(claims);
            sjekkGjenbruk(claims);
        } catch (ParseException e) {
            throw Tokenavslag.grant("MP-011", "The assertion is not a signed JWT");
        }
    }

    private void sjekkSignatur(SignedJWT jwt) throws Tokenavslag {
        JWSHeader header = jwt.getHeader();
        boolean kjede =
                header.getX509CertChain() != null && !header.getX509CertChain().isEmpty();
        if ((header.getKeyID() != null) == kjede) {
            throw Tokenavslag.grant("MP-011", "The header must have exactly one of kid and x5c");
        }
        if (!ALGORITMER.contains(header.getAlgorithm())
                || !header.getAlgorithm().getName().startsWith("RS")) {
            throw Tokenavslag.grant("MP-011", "alg must be RS256, RS384 or RS512");
        }
        RSAPublicKey noekkel =
                kjede ? klienter.fraKjede(header.getX509CertChain()) : klienter.registrert(header.getKeyID());
        try {
            if (!jwt.verify(new RSASSAVerifier(noekkel))) {
                throw Tokenavslag.grant("MP-124", "The signature is not valid");
            }
        } catch (JOSEException e) {
            throw Tokenavslag.grant("MP-124", "The signature cannot be checked");
        }
    }

    private void sjekkClaims(JWTClaimsSet claims) throws Tokenavslag {
        for (String navn : claims.getClaims().keySet()) {
            if (!CLAIMS.contains(navn)) {
                throw Tokenavslag.foresporsel("Unknown claim " + navn);
            }
        }
        if (claims.getClaim("resource") != null) {
            throw Tokenavslag.foresporsel("resource must not be set: Skatteetaten refuses such a token");
        }
        if (!claims.getAudience().equals(List.of(issuer))) {
            throw Tokenavslag.grant("MP-110", "Invalid JWT claim aud: must be the issuer with its trailing slash");
        }
    }

    private void sjekkTid(JWTClaimsSet claims) throws Tokenavslag {
        Date iat = claims.getIssueTime();
        Date exp = claims.getExpirationTime();
        if (iat == null || exp == null) {
            throw Tokenavslag.grant("MP-011", "iat and exp are required");
        }
        Instant naa = klokke.instant();
        if (Duration.between(iat.toInstant(), exp.toInstant()).compareTo(LENGST) > 0) {
            throw Tokenavslag.grant("MP-011", "exp - iat must be at most 120 seconds");
        }
        if (!exp.toInstant().isAfter(naa)) {
            throw Tokenavslag.grant("MP-130", "The grant has expired (exp)");
        }
        // iat has whole seconds
        if (Duration.between(iat.toInstant(), naa).abs().compareTo(SKJEVHET.plusSeconds(1)) >= 0) {
            throw Tokenavslag.grant("MP-130", "iat is more than 10 seconds off: check the clock");
        }
    }

    private static void sjekkScope(JWTClaimsSet claims) throws ParseException, Tokenavslag {
        String scope = claims.getStringClaim("scope");
        if (scope == null || scope.isBlank()) {
            throw Tokenavslag.scope("MP-200", "scope is required");
        }
        for (String ett : Arrays.asList(scope.split(" ", -1))) {
            if (!ett.startsWith("skatteetaten:")) {
                throw Tokenavslag.scope("MP-201", "Unknown scope");
            }
            if (!ett.equals(Maskinporten.SCOPE)) {
                throw Tokenavslag.forbudt("MP-250", "The client has no access to this scope");
            }
        }
        String paaVegneAv = claims.getStringClaim("consumer_org");
        if (paaVegneAv != null && !Kontrollsiffer.gyldigOrganisasjonsnummer(paaVegneAv)) {
            throw Tokenavslag.forbudt("MP-251", "No delegation from this consumer_org");
        }
    }

    /** Last, so that a refused grant is not used up. */
    private void sjekkGjenbruk(JWTClaimsSet claims) throws Tokenavslag {
        Instant naa = klokke.instant();
        brukte.values().removeIf(exp -> exp.isBefore(naa));
        String jti = claims.getJWTID();
        if (jti == null) {
            throw Tokenavslag.grant("MP-011", "jti is required");
        }
        if (brukte.putIfAbsent(jti, naa.plus(LENGST)) != null) {
            throw Tokenavslag.grant("MP-012", "The grant has been used already (jti)");
        }
    }
}
