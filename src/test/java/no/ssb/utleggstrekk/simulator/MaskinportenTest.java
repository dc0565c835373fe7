package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskinportenTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir
    Path mappe;

    private volatile Instant naa = START;
    private Simulator simulator;
    private Testklient klient;

    @BeforeEach
    void start() {
        InstantSource klokke = () -> naa;
        simulator =
                Simulator.start(Oppsett.goldenPaaKlassestien("golden").medTokenlevetid(Duration.ofSeconds(60)), klokke);
        klient = new Testklient(simulator, mappe);
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void aRightGrantGivesATokenWithItsLife() {
        HttpResponse<String> svar = klient.grant(klient.signer(klient.header().build(), claims().build()));

        assertThat(svar.statusCode()).isEqualTo(200);
        assertThat(Testklient.json(svar).get("expires_in").asInt()).isEqualTo(60);
        assertThat(Testklient.json(svar).get("scope").asString()).isEqualTo("skatteetaten:utleggstrekk");
        assertThat(simulator.kall().tokener()).isEqualTo(1);
    }

    @Test
    void aTokenWorksUntilItExpires() {
        klient.logginn(naa);
        naa = START.plusSeconds(59);
        assertThat(klient.get("/hendelser/start?dato=2026-08-01").statusCode()).isEqualTo(200);

        naa = START.plusSeconds(60);
        HttpResponse<String> svar = klient.get("/hendelser/start?dato=2026-08-01");

        assertThat(svar.statusCode()).isEqualTo(401);
        assertThat(svar.body()).contains("FA-003");
    }

    @Test
    void aGrantWorksOnce() {
        String grant = klient.signer(klient.header().build(), claims().build());

        assertThat(klient.grant(grant).statusCode()).isEqualTo(200);
        avslaas("MP-012", grant);
    }

    @Test
    void claimsThatAreWrongAreRefused() {
        avslaas("MP-100", claims().issuer("somebody else"));
        avslaas("MP-110", claims().audience(simulator.tokenUrl().toString()));
        avslaas("MP-110", claims().audience(simulator.baseUrl().toString()));
        avslaas("MP-110", claims().audience(List.of(simulator.issuer(), "https://other/")));
        avslaas("MP-200", claims().claim("scope", null));
        avslaas("MP-201", claims().claim("scope", "nobody:knows"));
        avslaas("MP-250", claims().claim("scope", "skatteetaten:inntekt"));
        avslaas("MP-251", claims().claim("consumer_org", "123456789"));
        avslaas("MP-011", claims().claim("resource", List.of("https://api.skatteetaten.no")));
        avslaas("MP-011", claims().claim("favourite", "blue"));
        avslaas("MP-011", claims().jwtID(null));
    }

    @Test
    void aDelegationFromARealOrganisationNumberIsTaken() {
        JWTClaimsSet claims = claims().claim("consumer_org", "950040793").build();

        assertThat(klient.grant(klient.signer(klient.header().build(), claims)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void timesThatAreWrongAreRefused() {
        avslaas("MP-011", claims().issueTime(null));
        avslaas("MP-011", claims().expirationTime(Date.from(naa.plusSeconds(121))));
        avslaas("MP-130", claims().issueTime(Date.from(naa.plusSeconds(11))));
        avslaas("MP-130", claims().issueTime(Date.from(naa.minusSeconds(11))));
        avslaas("MP-130", claims().issueTime(Date.from(naa.minusSeconds(100))).expirationTime(Date.from(naa)));
        assertThat(klient.grant(klient.signer(
                                klient.header().build(),
                                claims().issueTime(Date.from(naa.minusSeconds(10)))
                                        .expirationTime(Date.from(naa.plusSeconds(110)))
                                        .build()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headersAndSignaturesThatAreWrongAreRefused() throws Exception {
        JWTClaimsSet claims = claims().build();
        RSAKey annen = new RSAKeyGenerator(2048).generate();

        avslaas("MP-124", Testklient.signer(klient.header().build(), claims, annen));
        avslaas("MP-122", klient.signer(klient.header().keyID("unknown").build(), claims));
        avslaas("MP-011", klient.signer(new JWSHeader(JWSAlgorithm.RS256), claims));
        avslaas(
                "MP-011",
                klient.signer(
                        klient.header()
                                .x509CertChain(List.of(Base64.encode("x")))
                                .build(),
                        claims));
        avslaas(
                "MP-011",
                klient.signer(
                        new JWSHeader.Builder(JWSAlgorithm.PS256)
                                .keyID(simulator.kid())
                                .build(),
                        claims));
        avslaas(
                "MP-120",
                klient.signer(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .x509CertChain(List.of(Base64.encode("x")))
                                .build(),
                        claims));
        avslaas("MP-011", "not-a-jwt");
    }

    @Test
    void aCertificateChainIsTakenWhenItIsTrusted() throws Exception {
        Path fil = mappe.resolve("klient.p12");
        keytool(fil);
        KeyStore lager = KeyStore.getInstance("PKCS12");
        try (InputStream inn = Files.newInputStream(fil)) {
            lager.load(inn, "passord".toCharArray());
        }
        X509Certificate sertifikat = (X509Certificate) lager.getCertificate("klient");
        naa = sertifikat.getNotBefore().toInstant().plusSeconds(60);
        RSAKey noekkel = new RSAKey.Builder((RSAPublicKey) sertifikat.getPublicKey())
                .privateKey((java.security.PrivateKey) lager.getKey("klient", "passord".toCharArray()))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .x509CertChain(List.of(Base64.encode(sertifikat.getEncoded())))
                .build();

        avslaas("MP-123", Testklient.signer(header, claims().build(), noekkel));
        simulator.stolPaa(sertifikat);
        assertThat(klient.grant(Testklient.signer(header, claims().build(), noekkel))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theGuardianGivesATokenForKeycloaksToken() {
        String skjema = "grant_type=client_credentials&client_id=" + simulator.klientId() + "&client_secret=";
        assertThat(klient.post(simulator.keycloakUrl(), skjema + "wrong", "").statusCode())
                .isEqualTo(401);
        assertThat(klient.post(simulator.guardianUrl(), "{}", "Bearer wrong").statusCode())
                .isEqualTo(401);

        String keycloak = Testklient.json(
                        klient.post(simulator.keycloakUrl(), skjema + simulator.klienthemmelighet(), ""))
                .get("access_token")
                .asString();
        String token = Testklient.json(klient.post(simulator.guardianUrl(), "{}", "Bearer " + keycloak))
                .get("accessToken")
                .asString();

        String sti = "/hendelser/start?dato=2026-08-01";
        assertThat(klient.get(sti, "application/json", "Bearer " + keycloak).statusCode())
                .isEqualTo(401);
        assertThat(klient.get(sti, "application/json", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    private JWTClaimsSet.Builder claims() {
        return klient.claims(naa);
    }

    private void avslaas(String kode, JWTClaimsSet.Builder claims) {
        avslaas(kode, klient.signer(klient.header().build(), claims.build()));
    }

    private void avslaas(String kode, String grant) {
        HttpResponse<String> svar = klient.grant(grant);
        assertThat(svar.statusCode()).isBetween(400, 403);
        assertThat(Testklient.json(svar).get("error_description").asString()).startsWith(kode + ":");
    }

    /** The JDK makes certificates with its tool only. */
    private static void keytool(Path fil) throws IOException, InterruptedException {
        Process verktoey = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "klient",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=klient",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "passord",
                        "-keystore",
                        fil.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(verktoey.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(verktoey.exitValue()).isZero();
    }
}
