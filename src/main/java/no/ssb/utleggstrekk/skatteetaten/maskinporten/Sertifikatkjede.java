package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import com.nimbusds.jose.util.Base64;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/** The certificates that go with a grant: the key's own first, and after each that of its issuer, whatever their order in the file. */
final class Sertifikatkjede {
    private Sertifikatkjede() {}

    /**
     * The chain of a key.
     *
     * @param naa when it is to be valid
     * @param ubrukelig makes the fault of a reason
     * @throws VarigFeil when none of the certificates is the key's, or it is not valid then
     */
    static List<Base64> av(Signeringsnoekkel noekkel, Instant naa, Function<String, VarigFeil> ubrukelig) {
        if (noekkel.kjede().isEmpty()) {
            throw ubrukelig.apply("it has no certificate chain; set utleggstrekk.maskinporten.kid to the key's id");
        }
        List<X509Certificate> igjen = new ArrayList<>(noekkel.kjede());
        X509Certificate eget = igjen.stream()
                .filter(s -> erAv(noekkel.privat(), s))
                .findFirst()
                .orElseThrow(
                        () -> ubrukelig.apply(
                                "its certificate is of another key; put the certificate that was issued for this key beside it"));
        if (eget.getNotAfter().toInstant().isBefore(naa)) {
            throw ubrukelig.apply("its certificate expired %s; order a new one".formatted(dag(eget.getNotAfter())));
        }
        if (eget.getNotBefore().toInstant().isAfter(naa)) {
            throw ubrukelig.apply("its certificate is not valid before " + dag(eget.getNotBefore()));
        }
        List<Base64> kjede = new ArrayList<>();
        for (X509Certificate ledd = eget; ledd != null; ledd = utsteder(ledd, igjen)) {
            igjen.remove(ledd);
            kjede.add(kodet(ledd, ubrukelig));
        }
        return kjede;
    }

    private static boolean erAv(PrivateKey privat, X509Certificate sertifikat) {
        return privat instanceof RSAKey mitt
                && sertifikat.getPublicKey() instanceof RSAKey dets
                && mitt.getModulus().equals(dets.getModulus());
    }

    private static @Nullable X509Certificate utsteder(X509Certificate ledd, List<X509Certificate> igjen) {
        return igjen.stream()
                .filter(s -> s.getSubjectX500Principal().equals(ledd.getIssuerX500Principal()))
                .findFirst()
                .orElse(null);
    }

    private static Base64 kodet(X509Certificate ledd, Function<String, VarigFeil> ubrukelig) {
        try {
            return Base64.encode(ledd.getEncoded());
        } catch (CertificateEncodingException e) {
            throw ubrukelig.apply("a certificate in it cannot be read");
        }
    }

    private static LocalDate dag(Date tid) {
        return LocalDate.ofInstant(tid.toInstant(), ZoneOffset.UTC);
    }
}
