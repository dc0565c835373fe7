package no.ssb.utleggstrekk.skatteetaten.http;

import java.security.cert.CertificateException;

/** A server's certificate is not trusted; the message says why in our own words, and goes on after its name. */
final class Sertifikatfeil extends CertificateException {
    private static final long serialVersionUID = 1L;

    Sertifikatfeil(String hvorfor) {
        super(hvorfor);
    }
}
