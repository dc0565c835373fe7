package no.ssb.utleggstrekk.skatteetaten.http;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/**
 * Java's own judgement of a server's certificate, by its trust store or that of {@code javax.net.ssl.trustStore}; where it is
 * not trusted, the reason in words for an operator.
 */
final class Tillit extends X509ExtendedTrustManager {
    private static final String LAGER = "javax.net.ssl.trustStore";

    private final X509ExtendedTrustManager java;

    private Tillit(X509ExtendedTrustManager java) {
        this.java = java;
    }

    /**
     * TLS that trusts what Java trusts.
     *
     * @throws VarigFeil BRUK when there is no trust store with a certificate
     */
    static SSLContext tls() {
        try {
            TrustManagerFactory lager = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            lager.init(satt());
            X509ExtendedTrustManager java = Stream.of(lager.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .filter(t -> t.getAcceptedIssuers().length > 0)
                    .findFirst()
                    .orElseThrow(GeneralSecurityException::new);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new Tillit(java)}, null);
            return tls;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw ingen();
        }
    }

    /** The store that is set, which Java passes over without a word when it cannot be read; null for Java's own. */
    private static @Nullable KeyStore satt() throws IOException, GeneralSecurityException {
        String fil = System.getProperty(LAGER, "NONE");
        String passord = System.getProperty(LAGER + "Password", "");
        return fil.equals("NONE")
                ? null
                : KeyStore.getInstance(new File(fil), passord.isEmpty() ? (char[]) null : passord.toCharArray());
    }

    private static VarigFeil ingen() {
        return new VarigFeil(
                Exitkode.BRUK,
                "The trust store %s (%s) holds no certificate that Java can read; check the file, and %sPassword"
                        .formatted(lager(), LAGER, LAGER));
    }

    private static String lager() {
        return System.getProperty(
                LAGER,
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                        .toString());
    }

    @FunctionalInterface
    private interface Proeve {
        void utfoer() throws CertificateException;
    }

    private void kontroller(X509Certificate[] kjede, String slag, Proeve proeve) throws Sertifikatfeil {
        try {
            proeve.utfoer();
        } catch (CertificateException e) {
            throw new Sertifikatfeil(hvorfor(kjede, slag, e));
        }
    }

    private String hvorfor(X509Certificate[] kjede, String slag, CertificateException feil) {
        for (X509Certificate ledd : kjede) {
            try {
                ledd.checkValidity();
            } catch (CertificateExpiredException e) {
                return "issued by %s, expired %s; its owner must renew it, unless it is this machine's clock that is wrong"
                        .formatted(utsteder(ledd), dag(ledd.getNotAfter()));
            } catch (CertificateNotYetValidException e) {
                return "issued by %s, is not valid before %s; set this machine's clock, or tell its owner"
                        .formatted(utsteder(ledd), dag(ledd.getNotBefore()));
            }
        }
        if (erKjent(kjede, slag)) {
            return "issued by %s, is for %s and not for this host; check the URL, and that nothing else answers in its place"
                    .formatted(utsteder(kjede[0]), verter(kjede[0]));
        }
        String siste = utsteder(kjede[kjede.length - 1]);
        if (erForSvak(feil)) {
            return "issued by %s, has a key or signature that this Java takes no longer; its owner must renew it"
                    .formatted(siste);
        }
        return "issued by %s, comes from an issuer that the trust store %s does not know; give Java one that knows it with -D%s=FILE"
                .formatted(siste, lager(), LAGER);
    }

    /** Whether it is trusted, whatever host shows it. */
    private boolean erKjent(X509Certificate[] kjede, String slag) {
        try {
            java.checkServerTrusted(kjede, slag);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean erForSvak(Throwable feil) {
        return Stream.iterate(feil, t -> t != null, Throwable::getCause)
                .anyMatch(t -> t instanceof CertPathValidatorException sti
                        && sti.getReason() == BasicReason.ALGORITHM_CONSTRAINED);
    }

    private static String utsteder(X509Certificate sertifikat) {
        return String.valueOf(
                Tekstrens.tekst(sertifikat.getIssuerX500Principal().getName()));
    }

    private static String verter(X509Certificate sertifikat) {
        try {
            var navn = sertifikat.getSubjectAlternativeNames();
            return navn == null
                    ? "no host"
                    : String.valueOf(Tekstrens.tekst(
                            navn.stream().map(n -> String.valueOf(n.get(1))).collect(Collectors.joining(", "))));
        } catch (CertificateException e) {
            return "another host";
        }
    }

    private static LocalDate dag(Date tid) {
        return LocalDate.ofInstant(tid.toInstant(), ZoneOffset.UTC);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] kjede, String slag) throws CertificateException {
        kontroller(kjede, slag, () -> java.checkServerTrusted(kjede, slag));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] kjede, String slag, Socket socket) throws CertificateException {
        kontroller(kjede, slag, () -> java.checkServerTrusted(kjede, slag, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] kjede, String slag, SSLEngine motor) throws CertificateException {
        kontroller(kjede, slag, () -> java.checkServerTrusted(kjede, slag, motor));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] kjede, String slag) throws CertificateException {
        java.checkClientTrusted(kjede, slag);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] kjede, String slag, Socket socket) throws CertificateException {
        java.checkClientTrusted(kjede, slag, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] kjede, String slag, SSLEngine motor) throws CertificateException {
        java.checkClientTrusted(kjede, slag, motor);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
