package no.ssb.utleggstrekk.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one registered client: its keys by kid, and the certificates trusted at the end of a chain. */
final class Klienter {
    private final InstantSource klokke;
    private final Map<String, RSAKey> noekler = new ConcurrentHashMap<>();
    private final Set<X509Certificate> rotsertifikater = ConcurrentHashMap.newKeySet();

    Klienter(InstantSource klokke) {
        this.klokke = klokke;
    }

    /** One key pair in a process, made by the first use: to make one takes longer than all else that a simulator starts with. */
    private static final class Noekkelpar {
        static final RSAKey FELLES = lag();

        private static RSAKey lag() {
            try {
                return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("simulator: cannot make a key", e);
            }
        }
    }

    /** Writes the private key as a JWK file and registers its public key. */
    Path nyNoekkel(Path mappe, String kid) {
        try {
            RSAKey noekkel = new RSAKey.Builder(Noekkelpar.FELLES).keyID(kid).build();
            noekler.put(kid, noekkel.toPublicJWK());
            Files.createDirectories(mappe);
            Path fil = Files.writeString(mappe.resolve(Simulator.noekkelfil(kid)), noekkel.toJSONString());
            PosixFileAttributeView tilgang = Files.getFileAttributeView(fil, PosixFileAttributeView.class);
            if (tilgang != null) {
                tilgang.setPermissions(PosixFilePermissions.fromString("rw-------"));
            }
            return fil;
        } catch (IOException e) {
            throw new UncheckedIOException("simulator: cannot write a key to " + mappe, e);
        }
    }

    void stolPaa(X509Certificate sertifikat) {
        rotsertifikater.add(sertifikat);
    }

    RSAPublicKey registrert(String kid) throws Tokenavslag {
        RSAKey noekkel = noekler.get(kid);
        if (noekkel == null) {
            throw Tokenavslag.grant("MP-122", "No key with this kid is registered on the client");
        }
        try {
            return noekkel.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("simulator: unusable key", e);
        }
    }

    /** The key of the first certificate, when each is signed by the next and the last leads to one we trust. */
    RSAPublicKey fraKjede(List<Base64> x5c) throws Tokenavslag {
        List<X509Certificate> kjede = new ArrayList<>();
        for (Base64 ett : x5c) {
            X509Certificate sertifikat = X509CertUtils.parse(ett.decode());
            if (sertifikat == null) {
                throw Tokenavslag.grant("MP-120", "x5c holds something that is not a certificate");
            }
            kjede.add(sertifikat);
        }
        try {
            for (int i = 0; i < kjede.size(); i++) {
                kjede.get(i).checkValidity(Date.from(klokke.instant()));
                if (i > 0) {
                    kjede.get(i - 1).verify(kjede.get(i).getPublicKey());
                }
            }
        } catch (GeneralSecurityException e) {
            throw Tokenavslag.grant("MP-120", "x5c: a certificate is expired or not signed by the next");
        }
        X509Certificate siste = kjede.get(kjede.size() - 1);
        if (rotsertifikater.stream().noneMatch(rot -> siste.equals(rot) || erUtstedtAv(siste, rot))) {
            throw Tokenavslag.grant("MP-123", "x5c does not lead to a trusted certificate: send the whole chain");
        }
        if (kjede.get(0).getPublicKey() instanceof RSAPublicKey noekkel) {
            return noekkel;
        }
        throw Tokenavslag.grant("MP-120", "x5c: not an RSA key");
    }

    private static boolean erUtstedtAv(X509Certificate sertifikat, X509Certificate utsteder) {
        try {
            sertifikat.verify(utsteder.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
