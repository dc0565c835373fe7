package no.ssb.utleggstrekk.skatteetaten.maskinporten;

/** Tells binary key files apart by their first bytes. */
final class Binaerfil {
    private static final byte DER = 0x30;
    private static final byte JKS = (byte) 0xFE;
    private static final byte HELTALL = 2;
    private static final byte PKCS12 = 3;

    private Binaerfil() {}

    /** Whether it is DER, of which PKCS#12 is made, or Java's older key store: no text begins so. */
    static boolean erBinaer(byte[] innhold) {
        return (innhold[0] == DER && innhold.length > 1) || innhold[0] == JKS;
    }

    /** Whether it is a key or a certificate, and no store: a PKCS#12 file begins with its version, 3. */
    static boolean erNoekkel(byte[] innhold) {
        int hode = innhold[1] < 0 ? 2 + (innhold[1] & 0x7F) : 2;
        return innhold[0] == DER
                && (innhold.length <= hode + 2 || innhold[hode] != HELTALL || innhold[hode + 2] != PKCS12);
    }
}
