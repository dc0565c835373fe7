package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Key stores as SSB gets them: a client's key whose certificate is issued by one that is issued by a root. */
final class Noekkelmappe {
    static final String PASSORD = "et passord";

    private final Path mappe;

    Noekkelmappe(Path mappe) {
        this.mappe = mappe;
    }

    /** The client's key with its whole chain: three certificates. */
    Path pkcs12() throws IOException, InterruptedException {
        Path alle = mappe.resolve("alle.p12");
        par(alle, "rot", List.of("-ext", "bc:c", "-keyalg", "RSA"));
        par(alle, "mellom", List.of("-ext", "bc:c", "-signer", "rot", "-keyalg", "RSA"));
        par(alle, "klient", List.of("-signer", "mellom", "-keyalg", "RSA"));
        return bare("klient", alle);
    }

    /** A store with one key pair of its own making. */
    Path egen(String navn, List<String> slag) throws IOException, InterruptedException {
        Path fil = mappe.resolve(navn + ".p12");
        par(fil, navn, slag);
        return hemmelig(fil);
    }

    /** A second key beside the first. */
    void par(Path lager, String alias, List<String> mer) throws IOException, InterruptedException {
        List<String> argumenter =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keystore", lager.toString()));
        argumenter.addAll(List.of("-dname", "CN=" + alias, "-startdate", "2026/01/01 00:00:00", "-validity", "3650"));
        argumenter.addAll(mer);
        keytool(argumenter);
    }

    private Path bare(String alias, Path lager) throws IOException, InterruptedException {
        Path fil = mappe.resolve(alias + ".p12");
        keytool(List.of(
                "-importkeystore",
                "-srckeystore",
                lager.toString(),
                "-srcstorepass",
                PASSORD,
                "-srcalias",
                alias,
                "-destkeystore",
                fil.toString()));
        return hemmelig(fil);
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
        KeyStore lager = KeyStore.getInstance("PKCS12");
        try (InputStream inn = Files.newInputStream(fil)) {
            lager.load(inn, PASSORD.toCharArray());
        }
        return lager;
    }

    static X509Certificate rot(KeyStore lager, String alias) throws GeneralSecurityException {
        Certificate[] kjede = lager.getCertificateChain(alias);
        return (X509Certificate) kjede[kjede.length - 1];
    }

    Path skriv(String navn, String innhold) throws IOException {
        return hemmelig(Files.writeString(mappe.resolve(navn), innhold));
    }

    private static Path hemmelig(Path fil) throws IOException {
        return Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("rw-------"));
    }

    /** The JDK makes certificates with its tool only. */
    private static void keytool(List<String> argumenter) throws IOException, InterruptedException {
        List<String> alle = new ArrayList<>();
        alle.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        alle.addAll(argumenter);
        alle.addAll(List.of(argumenter.contains("-importkeystore") ? "-deststorepass" : "-storepass", PASSORD));
        Process verktoey = new ProcessBuilder(alle).redirectErrorStream(true).start();
        String sa = new String(verktoey.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verktoey.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(verktoey.exitValue()).as(sa).isZero();
    }
}
