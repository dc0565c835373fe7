package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key file: PKCS#12 when there is a password file, else JWK or PEM, told by its first characters. No exception
 * of the libraries is passed on: it could quote the file.
 */
final class Noekkelleser {
    private static final String NOEKKEL = "utleggstrekk.maskinporten.noekkel-fil";
    private static final String PASSORD = "utleggstrekk.maskinporten.passord-fil";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final Path fil;

    private Noekkelleser(Path fil) {
        this.fil = fil;
    }

    /**
     * Reads the key.
     *
     * @param passordFil null unless the file is PKCS#12
     * @throws VarigFeil BRUK naming the configuration key and the file
     */
    static Signeringsnoekkel les(Path fil, @Nullable Path passordFil) {
        Noekkelleser leser = new Noekkelleser(fil);
        byte[] innhold = Hemmelighet.les(NOEKKEL, fil);
        if (passordFil != null) {
            String passord = new String(Hemmelighet.les(PASSORD, passordFil), StandardCharsets.UTF_8);
            return leser.pkcs12(innhold, passord.replaceAll("[\\r\\n]+$", "").toCharArray());
        }
        String tekst = new String(innhold, StandardCharsets.UTF_8).strip();
        return tekst.startsWith("{") ? leser.jwk(tekst) : leser.pem(tekst);
    }

    private Signeringsnoekkel pkcs12(byte[] innhold, char[] passord) {
        try {
            KeyStore lager = KeyStore.getInstance("PKCS12");
            lager.load(new ByteArrayInputStream(innhold), passord);
            List<String> noekler = new ArrayList<>();
            for (String alias : Collections.list(lager.aliases())) {
                if (lager.isKeyEntry(alias)) {
                    noekler.add(alias);
                }
            }
            if (noekler.size() != 1) {
                throw ubrukelig("it holds " + noekler.size() + " private keys; export the one to sign with alone");
            }
            Key privat = lager.getKey(noekler.get(0), passord);
            List<Base64> kjede = new ArrayList<>();
            for (Certificate sertifikat : lager.getCertificateChain(noekler.get(0))) {
                kjede.add(Base64.encode(sertifikat.getEncoded()));
            }
            return new Signeringsnoekkel(rsa(privat), null, kjede);
        } catch (IOException | GeneralSecurityException e) {
            throw ubrukelig("it is no PKCS#12 file, or the password in the file of " + PASSORD + " is wrong");
        }
    }

    private Signeringsnoekkel jwk(String tekst) {
        try {
            RSAKey jwk = RSAKey.parse(tekst);
            if (!jwk.isPrivate()) {
                throw ubrukelig("it holds no private key");
            }
            List<Base64> kjede = jwk.getX509CertChain();
            return new Signeringsnoekkel(jwk.toPrivateKey(), jwk.getKeyID(), kjede == null ? List.of() : kjede);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw ubrukelig("it is not the JWK of a private RSA key");
        }
    }

    private Signeringsnoekkel pem(String tekst) {
        PrivateKey privat = null;
        List<Base64> kjede = new ArrayList<>();
        Matcher blokk = PEM.matcher(tekst);
        while (blokk.find()) {
            String base64 = blokk.group(2).replaceAll("\\s", "");
            switch (blokk.group(1)) {
                case "PRIVATE KEY" -> privat = pkcs8(base64);
                case "CERTIFICATE" -> kjede.add(new Base64(base64));
                default ->
                    throw ubrukelig(
                            "a block '%s' is not supported; convert it with: openssl pkcs8 -topk8 -nocrypt -in FILE"
                                    .formatted(blokk.group(1)));
            }
        }
        if (privat == null) {
            throw ubrukelig("it is neither PEM nor JWK with a private key; a PKCS#12 file also needs " + PASSORD);
        }
        return new Signeringsnoekkel(privat, null, kjede);
    }

    private PrivateKey pkcs8(String base64) {
        try {
            return rsa(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(new Base64(base64).decode())));
        } catch (GeneralSecurityException e) {
            throw ubrukelig("its private key is not an RSA key");
        }
    }

    private PrivateKey rsa(Key noekkel) {
        if (noekkel instanceof RSAPrivateKey privat) {
            if (privat.getModulus().bitLength() < 2048) {
                throw ubrukelig("its RSA key is shorter than 2048 bits, which Maskinporten does not take");
            }
            return privat;
        }
        throw ubrukelig("its private key is not an RSA key");
    }

    private VarigFeil ubrukelig(String hvorfor) {
        return Hemmelighet.ubrukelig(NOEKKEL, fil, hvorfor);
    }
}
