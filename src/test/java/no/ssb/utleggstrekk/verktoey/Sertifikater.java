package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates made for a test, in a PKCS#12 file. The JDK makes certificates with its tool only. */
public final class Sertifikater {
    public static final String PASSORD = "et passord";

    /** For ten years, unless told. */
    private static final List<String> GYLDIG = List.of("-startdate", "2026/01/01 00:00:00", "-validity", "3650");

    private final Path lager;

    public Sertifikater(Path lager) {
        this.lager = lager;
    }

    public Path lager() {
        return lager;
    }

    /** A key with a certificate; what keytool is told more decides who issues it and what it says. */
    public void par(String alias, List<String> mer) throws IOException, InterruptedException {
        List<String> argumenter = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-keystore", lager.toString(), "-dname", "CN=" + alias));
        if (!mer.contains("-validity")) {
            argumenter.addAll(GYLDIG);
        }
        argumenter.addAll(mer);
        keytool(argumenter);
    }

    /** One of them alone, with its chain, in a file of its own. */
    public Sertifikater bare(String alias) throws IOException, GeneralSecurityException {
        KeyStore alle = aapne();
        KeyStore ett = KeyStore.getInstance("PKCS12");
        ett.load(null, null);
        char[] passord = PASSORD.toCharArray();
        ett.setKeyEntry(alias, alle.getKey(alias, passord), passord, alle.getCertificateChain(alias));
        return new Sertifikater(lagre(ett, alias + ".p12"));
    }

    /** The certificate of one of them, as what is trusted, in a file of its own. */
    public Path tillit(String alias) throws IOException, GeneralSecurityException {
        KeyStore tillit = KeyStore.getInstance("PKCS12");
        tillit.load(null, null);
        tillit.setCertificateEntry(alias, aapne().getCertificate(alias));
        return lagre(tillit, alias + "-tillit.p12");
    }

    private Path lagre(KeyStore innhold, String navn) throws IOException, GeneralSecurityException {
        Path fil = lager.resolveSibling(navn);
        try (var ut = Files.newOutputStream(fil)) {
            innhold.store(ut, PASSORD.toCharArray());
        }
        return fil;
    }

    public KeyStore aapne() throws IOException, GeneralSecurityException {
        KeyStore alle = KeyStore.getInstance("PKCS12");
        try (InputStream inn = Files.newInputStream(lager)) {
            alle.load(inn, PASSORD.toCharArray());
        }
        return alle;
    }

    /** What a server shows that has the one key of this file. */
    public SSLContext tls() throws IOException, GeneralSecurityException {
        KeyManagerFactory noekler = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        noekler.init(aapne(), PASSORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(noekler.getKeyManagers(), null, null);
        return tls;
    }

    private static void keytool(List<String> argumenter) throws IOException, InterruptedException {
        List<String> alle = new ArrayList<>();
        alle.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        alle.addAll(argumenter);
        alle.addAll(List.of("-storepass", PASSORD));
        Process verktoey = new ProcessBuilder(alle).redirectErrorStream(true).start();
        String sa = new String(verktoey.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verktoey.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(verktoey.exitValue()).as(sa).isZero();
    }
}
