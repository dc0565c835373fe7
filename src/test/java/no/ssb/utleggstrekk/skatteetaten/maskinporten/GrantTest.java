package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.skatteetaten.Proeveklient;
import no.ssb.utleggstrekk.skatteetaten.Simulatorproeve;
import no.ssb.utleggstrekk.verktoey.Opptakstjener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we send to Maskinporten, with each kind of key file. */
class GrantTest extends Simulatorproeve {
    private static final String KID = "utleggstrekk.maskinporten.kid";
    private static final String FIL = "utleggstrekk.maskinporten.noekkel-fil";

    private Noekkelmappe mappe;
    private Path pkcs12;

    @BeforeAll
    void lagNoekler(@TempDir Path sti) throws Exception {
        mappe = new Noekkelmappe(sti);
        pkcs12 = mappe.pkcs12();
        simulator.stolPaa(Noekkelmappe.rot(Noekkelmappe.aapne(pkcs12), "klient"));
    }

    @Test
    void aGrantHoldsWhatMaskinportenAsksForAndNoMore() throws Exception {
        try (Opptakstjener tjener = new Opptakstjener();
                Proeveklient klient = klient(Map.of("utleggstrekk.maskinporten.token-url", tjener.url()))) {
            klient.tokenkilde.hent();

            assertThat(tjener.sendt.get(0))
                    .startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
            SignedJWT grant = tjener.grants().get(0);
            assertThat(grant.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
            assertThat(grant.getHeader().getKeyID()).isEqualTo(simulator.kid());
            assertThat(grant.getHeader().getX509CertChain()).isNull();
            JWTClaimsSet krav = grant.getJWTClaimsSet();
            assertThat(krav.getClaims()).containsOnlyKeys("aud", "iss", "scope", "iat", "exp", "jti");
            assertThat(krav.getAudience()).containsExactly(simulator.issuer());
            assertThat(simulator.issuer()).endsWith("/");
            assertThat(krav.getIssuer()).isEqualTo(simulator.klientId());
            assertThat(krav.getClaim("scope")).isEqualTo("skatteetaten:utleggstrekk");
            assertThat(Duration.between(
                            krav.getIssueTime().toInstant(),
                            krav.getExpirationTime().toInstant()))
                    .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(120));
        }
    }

    @Test
    void aDelegationIsSentAndNeverAResource() throws Exception {
        Map<String, Object> delegert = Map.of("utleggstrekk.maskinporten.consumer-org", "950040793");
        try (Opptakstjener tjener = new Opptakstjener()) {
            Map<String, Object> alt = new HashMap<>(delegert);
            alt.put("utleggstrekk.maskinporten.token-url", tjener.url());
            try (Proeveklient klient = klient(alt)) {
                klient.tokenkilde.hent();
            }
            assertThat(tjener.grants().get(0).getJWTClaimsSet().getClaims())
                    .containsEntry("consumer_org", "950040793")
                    .doesNotContainKey("resource");
        }
        faarData(delegert);
    }

    @Test
    void theKeyIdComesFromTheConfigurationOrFromTheJwk() {
        faarData(Map.of());
        faarData(Map.of(KID, ""));
    }

    @Test
    void aPkcs12FileIsSentWithItsWholeChain() throws Exception {
        Map<String, Object> konfigurasjon =
                Map.of(FIL, pkcs12, KID, "", "utleggstrekk.maskinporten.passord-fil", mappe.passordfil());
        faarData(konfigurasjon);

        try (Opptakstjener tjener = new Opptakstjener()) {
            Map<String, Object> alt = new HashMap<>(konfigurasjon);
            alt.put("utleggstrekk.maskinporten.token-url", tjener.url());
            try (Proeveklient klient = klient(alt)) {
                klient.tokenkilde.hent();
            }
            SignedJWT grant = tjener.grants().get(0);
            assertThat(grant.getHeader().getX509CertChain()).hasSize(3);
            assertThat(grant.getHeader().getKeyID())
                    .as("exactly one of kid and x5c")
                    .isNull();
        }
    }

    @Test
    void aPemFileWithCertificatesIsSentWithItsChain() throws Exception {
        KeyStore lager = Noekkelmappe.aapne(pkcs12);
        faarData(Map.of(FIL, mappe.skriv("klient.pem", Noekkelmappe.pem(lager, "klient")), KID, ""));
    }

    @Test
    void aChainIsSentInItsOrderWhateverTheOrderInTheFile() throws Exception {
        KeyStore lager = Noekkelmappe.aapne(pkcs12);
        List<Certificate> motsatt = new ArrayList<>(List.of(lager.getCertificateChain("klient")));
        Collections.reverse(motsatt);
        StringBuilder pem = new StringBuilder();
        for (Certificate sertifikat : motsatt) {
            pem.append(Noekkelmappe.blokk("CERTIFICATE", sertifikat.getEncoded()));
        }
        pem.append(Noekkelmappe.pem(
                lager.getKey("klient", Noekkelmappe.PASSORD.toCharArray()).getEncoded()));
        faarData(Map.of(FIL, mappe.skriv("motsatt.pem", pem.toString()), KID, ""));
    }

    @Test
    void aCertificateThatCannotBeSentIsToldBeforeMaskinportenIsAsked(@TempDir Path sti) throws Exception {
        KeyStore lager = Noekkelmappe.aapne(pkcs12);
        byte[] annen = new RSAKeyGenerator(2048).generate().toPrivateKey().getEncoded();
        String sertifikat =
                Noekkelmappe.blokk("CERTIFICATE", lager.getCertificate("klient").getEncoded());
        ubrukelig(
                Map.of(FIL, mappe.skriv("annen.pem", Noekkelmappe.pem(annen) + sertifikat), KID, ""),
                "its certificate is of another key; put the certificate that was issued for this key beside it");
        ubrukelig(
                Map.of(FIL, mappe.skriv("uten.pem", Noekkelmappe.pem(annen)), KID, ""),
                "it has no certificate chain; set utleggstrekk.maskinporten.kid to the key's id");
        Noekkelmappe gamle = new Noekkelmappe(sti);
        for (String[] rad : new String[][] {
            {"2020/01/01 12:00:00", "its certificate expired 2020-01-31; order a new one"},
            {"2090/01/01 12:00:00", "its certificate is not valid before 2090-01-01"}
        }) {
            Path fil = gamle.egen(
                    "k" + rad[0].substring(0, 4), List.of("-keyalg", "RSA", "-startdate", rad[0], "-validity", "30"));
            ubrukelig(Map.of(FIL, fil, KID, "", "utleggstrekk.maskinporten.passord-fil", gamle.passordfil()), rad[1]);
        }
    }

    private void ubrukelig(Map<String, Object> konfigurasjon, String hvorfor) {
        try (Proeveklient klient = klient(konfigurasjon)) {
            VarigFeil feil = catchThrowableOfType(VarigFeil.class, klient.tokenkilde::hent);
            assertThat(feil)
                    .hasMessage("cannot use the file %s of %s: %s".formatted(konfigurasjon.get(FIL), FIL, hvorfor));
            assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
        }
    }

    @Test
    void aPemFileWithAKeyIdIsSentWithIt() throws Exception {
        byte[] pkcs8 = RSAKey.parse(Files.readString(noekkel)).toPrivateKey().getEncoded();
        faarData(Map.of(FIL, mappe.skriv("bare-noekkel.pem", Noekkelmappe.pem(pkcs8))));
    }

    @Test
    void aGrantIsUsedOnceARetrySignsANewOne() throws Exception {
        try (Opptakstjener tjener = new Opptakstjener()
                        .svarer(500, "")
                        .svarer(503, "{\"error\":\"server_error\"}")
                        .svarer(200, "{}")
                        .svarer(429, "");
                Proeveklient klient = klient(Map.of("utleggstrekk.maskinporten.token-url", tjener.url()))) {
            klient.tokenkilde.hent();

            List<String> jti = tjener.grants().stream().map(GrantTest::jti).toList();
            assertThat(jti).hasSize(5).doesNotHaveDuplicates();
            assertThat(tid.ventet().stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 4000L);
        }
    }

    @Test
    void aMaskinportenThatStaysDownFailsAsRestartable() throws Exception {
        Opptakstjener borte = new Opptakstjener();
        borte.close();
        try (Proeveklient klient = klient(Map.of("utleggstrekk.maskinporten.token-url", borte.url()))) {
            assertThat(catchThrowableOfType(MidlertidigFeil.class, klient.tokenkilde::hent))
                    .hasMessage("Maskinporten has given no token for 30 min (utleggstrekk.api.maks-ventetid): the"
                            + " connection is refused; restart when it is up again");
        }
    }

    private void faarData(Map<String, Object> konfigurasjon) {
        try (Proeveklient klient = klient(konfigurasjon)) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
        }
    }

    private static String jti(SignedJWT grant) {
        try {
            return grant.getJWTClaimsSet().getJWTID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
