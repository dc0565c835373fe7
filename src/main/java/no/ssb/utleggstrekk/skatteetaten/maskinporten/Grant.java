package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.jspecify.annotations.Nullable;

/** Signs grants for Maskinporten. A grant is used once: each call makes a new one. */
final class Grant {
    /** Maskinporten takes at most 120 s; the rest is for a clock a little off. */
    private static final Duration LEVETID = Duration.ofSeconds(100);

    private final Innstillinger.Maskinporten innstillinger;
    private final String klientId;
    private final RSASSASigner signerer;
    private final JWSHeader hode;

    /**
     * Reads the key file.
     *
     * @param naa a certificate that is sent must be valid then
     * @throws VarigFeil BRUK when something is missing or cannot be read, naming the key and the file
     */
    Grant(Innstillinger.Maskinporten innstillinger, Instant naa) {
        this.innstillinger = innstillinger;
        this.klientId = Hemmelighet.krev("utleggstrekk.maskinporten.klient-id", innstillinger.klientId());
        Path fil = Hemmelighet.krev(Noekkelleser.NOEKKEL, innstillinger.noekkelFil());
        Signeringsnoekkel privat = Noekkelleser.les(fil, innstillinger.passordFil());
        this.signerer = new RSASSASigner(privat.privat());
        JWSHeader.Builder bygger = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT);
        // exactly one of the two, or Maskinporten refuses the grant
        if (erSatt(innstillinger.kid())) {
            bygger.keyID(innstillinger.kid());
        } else if (privat.kid() != null) {
            bygger.keyID(privat.kid());
        } else {
            bygger.x509CertChain(
                    Sertifikatkjede.av(privat, naa, h -> Hemmelighet.ubrukelig(Noekkelleser.NOEKKEL, fil, h)));
        }
        this.hode = bygger.build();
    }

    /** An empty value is how a variable of the environment says that it is not set. */
    private static boolean erSatt(@Nullable String verdi) {
        return verdi != null && !verdi.isBlank();
    }

    /** How Maskinporten knows the key, in a few words. */
    String beskrivelse() {
        return hode.getKeyID() == null
                ? "a chain of %d certificates".formatted(hode.getX509CertChain().size())
                : "key id " + hode.getKeyID();
    }

    /**
     * A new grant.
     *
     * @param jti never used before
     */
    String signer(Instant naa, String jti) {
        JWTClaimsSet.Builder krav = new JWTClaimsSet.Builder()
                .audience(innstillinger.issuer())
                .issuer(klientId)
                .claim("scope", innstillinger.scope())
                .issueTime(Date.from(naa))
                .expirationTime(Date.from(naa.plus(LEVETID)))
                .jwtID(jti);
        if (erSatt(innstillinger.consumerOrg())) {
            krav.claim("consumer_org", innstillinger.consumerOrg());
        }
        SignedJWT jwt = new SignedJWT(hode, krav.build());
        try {
            jwt.sign(signerer);
        } catch (JOSEException e) {
            throw new VarigFeil(
                    Exitkode.BRUK, "the key of utleggstrekk.maskinporten.noekkel-fil cannot sign; check the file");
        }
        return jwt.serialize();
    }
}
