package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import no.ssb.utleggstrekk.verktoey.Sertifikater;

/** Key stores as SSB gets them: a client's key whose certificate is issued by one that is issued by a root. */
final class Noekkelmappe {
    static final String PASSORD = Sertifikater.PASSORD;

    private final Path mappe;

    Noekkelmappe(Path mappe) {
        this.mappe = mappe;
    }

    /** The client's key with its whole chain: three certificates. */
    Path pkcs12() throws IOException, InterruptedException, GeneralSecurityException {
        Sertifikater alle = new Sertifikater(mappe.resolve("alle.p12"));
        alle.par("rot", List.of("-ext", "bc:c", "-keyalg", "RSA"));
        alle.par("mellom", List.of("-ext", "bc:c", "-signer", "rot", "-keyalg", "RSA"));
        alle.par("klient", List.of("-signer", "mellom", "-keyalg", "RSA"));
        return hemmelig(alle.bare("klient").lager());
    }

    /** A store with one key pair of its own making. */
    Path egen(String navn, List<String> slag) throws IOException, InterruptedException {
        Path fil = mappe.resolve(navn + ".p12");
        par(fil, navn, slag);
        return hemmelig(fil);
    }

    /** A second key beside the first. */
    void par(Path lager, String alias, List<String> mer) throws IOException, InterruptedException {
        new Sertifikater(lager).par(alias, mer);
    }

    Path passordfil() throws IOException {
        return skriv("passord.txt", PASSORD + "\n");
    }

    /** The key and its chain as PEM, as OpenSSL writes it: with other lines between the blocks. */
    static String pem(KeyStore lager, String alias) throws GeneralSecurityException {
        StringBuilder ut = new StringBuilder("Bag Attributes\n    friendlyName: klient\n");
        blokk(ut, "PRIVATE KEY", lager.getKey(alias, PASSORD.toCharArray()).getEncoded());
        for (Certificate sertifikat : lager.getCertificateChain(alias)) {
            ut.append("subject=CN = x\n");
            blokk(ut, "CERTIFICATE", sertifikat.getEncoded());
        }
        return ut.toString();
    }

    /** A block of PEM. */
    static String blokk(String navn, byte[] innhold) {
        StringBuilder ut = new StringBuilder();
        blokk(ut, navn, innhold);
        return ut.toString();
    }

    /** The key locked with the password, as PKCS#8 has it. */
    static byte[] laast(PrivateKey noekkel) throws IOException, GeneralSecurityException {
        String slag = "PBEWithSHA1AndDESede";
        Cipher laas = Cipher.getInstance(slag);
        laas.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(slag).generateSecret(new PBEKeySpec(PASSORD.toCharArray())));
        return new EncryptedPrivateKeyInfo(laas.getParameters(), laas.doFinal(noekkel.getEncoded())).getEncoded();
    }

    /** A key without a certificate, as OpenSSL exports it with -nocerts. */
    Path utenSertifikat(PrivateKey noekkel) throws IOException, GeneralSecurityException {
        KeyStore lager = KeyStore.getInstance("PKCS12");
        lager.load(null, null);
        lager.setKeyEntry("1", laast(noekkel), null);
        Path fil = mappe.resolve("uten.p12");
        try (var ut = Files.newOutputStream(fil)) {
            lager.store(ut, PASSORD.toCharArray());
        }
        return hemmelig(fil);
    }

    /** A private key alone. */
    static String pem(byte[] pkcs8) {
        StringBuilder ut = new StringBuilder();
        blokk(ut, "PRIVATE KEY", pkcs8);
        return ut.toString();
    }

    private static void blokk(StringBuilder ut, String navn, byte[] innhold) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(innhold);
        ut.append("-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(navn, base64, navn));
    }

    static KeyStore aapne(Path fil) throws IOException, GeneralSecurityException {
        return new Sertifikater(fil).aapne();
    }

    static X509Certificate rot(KeyStore lager, String alias) throws GeneralSecurityException {
        Certificate[] kjede = lager.getCertificateChain(alias);
        return (X509Certificate) kjede[kjede.length - 1];
    }

    Path skriv(String navn, String innhold) throws IOException {
        return skriv(navn, innhold.getBytes(StandardCharsets.UTF_8));
    }

    Path skriv(String navn, byte[] innhold) throws IOException {
        return hemmelig(Files.write(mappe.resolve(navn), innhold));
    }

    private static Path hemmelig(Path fil) throws IOException {
        return Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("rw-------"));
    }
}
