package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.text.ParseException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * Reads the key file: PKCS#12, JWK or PEM, told by how it begins. No exception of the libraries is passed on: it could
 * quote the file.
 */
final class Noekkelleser {
    static final String NOEKKEL = "utleggstrekk.maskinporten.noekkel-fil";
    static final String PASSORD = "utleggstrekk.maskinporten.passord-fil";

    private static final Pattern PRIVAT = Pattern.compile("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----");

    private final Path fil;
    private final @Nullable String passord;

    private Noekkelleser(Path fil, @Nullable String passord) {
        this.fil = fil;
        this.passord = passord;
    }

    /**
     * Reads the key.
     *
     * @param passordFil the password of a PKCS#12 file or a locked PEM; null when there is none
     * @throws VarigFeil BRUK naming the configuration key and the file
     */
    static Signeringsnoekkel les(Path fil, @Nullable Path passordFil) {
        Noekkelleser leser = new Noekkelleser(fil, passordFil == null ? null : Hemmelighet.tekst(PASSORD, passordFil));
        byte[] innhold = Hemmelighet.bytes(NOEKKEL, fil);
        if (Binaerfil.erBinaer(innhold)) {
            return leser.binaer(innhold);
        }
        String tekst = Hemmelighet.tekst(NOEKKEL, fil).strip();
        return tekst.startsWith("{") ? leser.jwk(tekst) : leser.pem(tekst);
    }

    private Signeringsnoekkel binaer(byte[] innhold) {
        if (Binaerfil.erNoekkel(innhold)) {
            throw ubrukelig(
                    "it is a key in binary (DER); convert it with: openssl pkey -inform DER -in FILE -out key.pem");
        }
        if (passord == null) {
            throw ubrukelig("it is PKCS#12; set " + PASSORD);
        }
        return pkcs12(innhold, passord.toCharArray());
    }

    private Signeringsnoekkel pkcs12(byte[] innhold, char[] aapner) {
        try {
            KeyStore lager = KeyStore.getInstance("PKCS12");
            lager.load(new ByteArrayInputStream(innhold), aapner);
            List<String> noekler = Collections.list(lager.aliases()).stream()
                    .filter(alias -> erNoekkel(lager, alias))
                    .toList();
            if (noekler.size() != 1) {
                throw antall(noekler.size());
            }
            Key privat = lager.getKey(noekler.get(0), aapner);
            // null where the key stands alone
            Certificate @Nullable [] kjede = lager.getCertificateChain(noekler.get(0));
            return new Signeringsnoekkel(rsa(privat), null, x509(kjede == null ? List.of() : List.of(kjede)));
        } catch (UnrecoverableKeyException e) {
            throw passordfeil();
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? passordfeil()
                    : ubrukelig("it is no whole PKCS#12 file");
        } catch (GeneralSecurityException e) {
            throw ubrukelig("it is no PKCS#12 file that Java can read");
        }
    }

    private static boolean erNoekkel(KeyStore lager, String alias) {
        try {
            return lager.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store is loaded");
        }
    }

    private static List<X509Certificate> x509(List<? extends Certificate> alle) {
        return alle.stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    private Signeringsnoekkel jwk(String tekst) {
        try {
            RSAKey jwk = RSAKey.parse(tekst);
            if (!jwk.isPrivate()) {
                throw antall(0);
            }
            List<X509Certificate> kjede = jwk.getParsedX509CertChain();
            return new Signeringsnoekkel(
                    rsa(jwk.toPrivateKey()),
                    jwk.getKeyID(),
                    kjede == null ? List.of() : kjede,
                    jwk.getExpirationTime() == null
                            ? null
                            : jwk.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw ubrukelig("it is not the JWK of a private RSA key"
                    + (tekst.contains("\"x5c\"") ? ", or its x5c begins with the certificate of another key" : ""));
        }
    }

    private Signeringsnoekkel pem(String tekst) {
        if (!PemContent.isPresentInText(tekst)) {
            throw ubrukelig("it is neither PEM, JWK nor PKCS#12");
        }
        long noekler = PRIVAT.matcher(tekst).results().count();
        if (noekler != 1) {
            throw antall(noekler);
        }
        boolean laast = tekst.contains("BEGIN ENCRYPTED PRIVATE KEY");
        if (laast && passord == null) {
            throw ubrukelig("its private key is locked; set " + PASSORD);
        }
        PemContent pem = PemContent.of(tekst);
        @Nullable PrivateKey privat;
        try {
            privat = pem.getPrivateKey(passord);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw laast
                    ? passordfeil()
                    : ubrukelig(
                            "its private key cannot be read; convert it with: openssl pkcs8 -topk8 -nocrypt -in FILE");
        }
        if (privat == null) {
            throw antall(0);
        }
        try {
            boolean alene = !tekst.contains("BEGIN CERTIFICATE");
            return new Signeringsnoekkel(rsa(privat), null, alene ? List.of() : pem.getCertificates());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ubrukelig("a certificate in it cannot be read");
        }
    }

    private PrivateKey rsa(Key noekkel) {
        if (!(noekkel instanceof RSAPrivateKey privat)) {
            throw ubrukelig("its private key is %s and not RSA; make one with: openssl genrsa"
                    .formatted(noekkel.getAlgorithm()));
        }
        if (privat.getModulus().bitLength() < 2048) {
            throw ubrukelig("its RSA key is shorter than 2048 bits, which Maskinporten does not take");
        }
        return privat;
    }

    private VarigFeil antall(long noekler) {
        return ubrukelig(
                noekler == 0
                        ? "it holds no private key"
                        : "it holds %d private keys; export the one to sign with alone".formatted(noekler));
    }

    private VarigFeil passordfeil() {
        String proevd = String.valueOf(passord);
        String hint = "";
        if (proevd.chars().anyMatch(c -> c > 127)) {
            hint =
                    "; it has other letters than a-z, which Java does not take everywhere: give the file another with openssl pkcs12";
        } else if (!proevd.equals(proevd.strip())) {
            hint = "; it begins or ends with a blank";
        }
        return ubrukelig("the password in the file of " + PASSORD + " does not open it" + hint);
    }

    private VarigFeil ubrukelig(String hvorfor) {
        return Hemmelighet.ubrukelig(NOEKKEL, fil, hvorfor);
    }
}
