package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.verktoey.Egenskaper;
import no.ssb.utleggstrekk.verktoey.Mellommann;
import no.ssb.utleggstrekk.verktoey.Sertifikater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands between us and a server's TLS, and stays: told at once, and not waited for. The servers and certificates are real. */
@Timeout(120)
@SuppressWarnings("try") // what is set is for the length of the block
class TlsTest extends Simulatorproeve {
    private static final String LAGER = "javax.net.ssl.trustStore";

    private Sertifikater alle;
    private Path tillit;

    @BeforeAll
    void lagSertifikater(@TempDir Path mappe) throws Exception {
        alle = new Sertifikater(mappe.resolve("tjenere.p12"));
        alle.par("rot", List.of("-ext", "bc:c", "-keyalg", "EC"));
        tjener("god", List.of("-ext", "san=ip:127.0.0.1"));
        tjener("annen", List.of("-ext", "san=dns:annen.example"));
        tjener("gammel", List.of("-ext", "san=ip:127.0.0.1", "-startdate", "2020/01/01 12:00:00", "-validity", "30"));
        tjener("ung", List.of("-ext", "san=ip:127.0.0.1", "-startdate", "2090/01/01 12:00:00", "-validity", "30"));
        tillit = alle.tillit("rot");
    }

    private void tjener(String navn, List<String> mer) throws IOException, InterruptedException {
        alle.par(
                navn,
                Stream.concat(List.of("-signer", "rot", "-keyalg", "EC").stream(), mer.stream())
                        .toList());
    }

    @Test
    void aServerWhoseIssuerTheTrustStoreKnowsIsCalled() throws Exception {
        try (Egenskaper satt = medTillit();
                Mellommann tjener = tjener("god");
                Proeveklient klient = mot(tjener)) {
            assertThat(klient.oppslag(par)).isNotNull();
            assertThat(oppslag()).isEqualTo(1);
        }
    }

    @Test
    void anIssuerThatTheTrustStoreDoesNotKnowIsNamedAtOnceWithTheStore() throws Exception {
        try (Mellommann tjener = tjener("god");
                Proeveklient klient = mot(tjener)) {
            String melding =
                    "The TLS certificate of 127.0.0.1:%d, issued by CN=rot, comes from an issuer that the trust store %s does not know;"
                                    .formatted(tjener.port(), standardlager())
                            + " give Java one that knows it with -Djavax.net.ssl.trustStore=FILE";
            for (Runnable kall : List.<Runnable>of(
                    klient.tokenkilde::hent, () -> klient.api.hendelser(1, 1), () -> klient.oppslag(par))) {
                assertThat(nektet(kall)).hasMessage(melding).hasNoCause();
            }
            assertThat(tid.ventet()).as("nothing is waited for").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annen|is for annen.example and not for this host; check the URL, and that nothing else answers in its place",
                "gammel|expired 2020-01-31; its owner must renew it, unless it is this machine's clock that is wrong",
                "ung|is not valid before 2090-01-01; set this machine's clock, or tell its owner"
            })
    void aCertificateOfAnotherHostOrTimeIsToldWithItsIssuer(String navn, String hvorfor) throws Exception {
        try (Egenskaper satt = medTillit();
                Mellommann tjener = tjener(navn);
                Proeveklient klient = mot(tjener)) {
            assertThat(nektet(klient.tokenkilde::hent))
                    .hasMessage("The TLS certificate of 127.0.0.1:%d, issued by CN=rot, %s"
                            .formatted(tjener.port(), hvorfor));
            assertThat(tid.ventet()).isEmpty();
        }
    }

    @Test
    void aTrustStoreThatIsNoneIsNamed(@TempDir Path mappe) throws Exception {
        Path borte = mappe.resolve("borte.p12");
        Path feil = Files.writeString(mappe.resolve("feil.p12"), "not a key store");
        for (Path lager : List.of(borte, feil)) {
            try (Egenskaper satt = new Egenskaper(Map.of(LAGER, lager));
                    Mellommann tjener = tjener("god")) {
                VarigFeil svar = catchThrowableOfType(VarigFeil.class, () -> {
                    try (Proeveklient klient = mot(tjener)) {
                        klient.tokenkilde.hent();
                    }
                });
                assertThat(svar)
                        .hasMessage(
                                "The trust store %s (javax.net.ssl.trustStore) holds no certificate that Java can read;"
                                                .formatted(lager)
                                        + " check the file, and javax.net.ssl.trustStorePassword");
                assertThat(svar.exitkode()).isEqualTo(Exitkode.BRUK);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"70, protocol_version", "40, handshake_failure"})
    void aServerThatWantsAnotherTlsThanJavaGivesIsToldAtOnce(int varsel, String navn) throws Exception {
        byte[] nei = {0x15, 3, 3, 0, 2, 2, (byte) varsel};
        try (RaaTjener tjener = RaaTjener.svarerStraks(nei);
                Proeveklient klient = mot("https://127.0.0.1:" + tjener.port())) {
            assertThat(nektet(klient.tokenkilde::hent))
                    .hasMessage(
                            "127.0.0.1:%d refuses the TLS that this Java offers (%s); check which versions and ciphers it"
                                            .formatted(tjener.port(), navn)
                                    + " wants, and jdk.tls.disabledAlgorithms here");
        }
    }

    @Test
    void aPortThatSpeaksNoTlsIsToldAtOnce() throws Exception {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (RaaTjener tjener = RaaTjener.svarerStraks(http);
                Proeveklient klient = mot("https://127.0.0.1:" + tjener.port())) {
            assertThat(nektet(klient.tokenkilde::hent))
                    .hasMessage("127.0.0.1:%d does not speak TLS; check the URL's port, and that it is not http"
                            .formatted(tjener.port()));
        }
    }

    @Test
    void aHandshakeThatBreaksIsTriedAgain() throws Exception {
        try (Egenskaper satt = medTillit();
                Mellommann tjener = tjener("god");
                Proeveklient klient = mot(tjener)) {
            tjener.kutt();
            tid.om(Duration.ofMillis(200), tjener::opp);
            assertThat(klient.tokenkilde.hent()).isNotNull();
            assertThat(simulator.kall().antall(Endepunkt.TOKEN)).isEqualTo(1);
        }
    }

    private Egenskaper medTillit() {
        return new Egenskaper(Map.of(LAGER, tillit, "javax.net.ssl.trustStorePassword", Sertifikater.PASSORD));
    }

    private static Path standardlager() {
        return Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    }

    private Mellommann tjener(String navn) throws Exception {
        return Mellommann.tls(simulator.baseUrl().getPort(), alle.bare(navn).tls());
    }

    private Proeveklient mot(Mellommann tjener) {
        return mot("https://127.0.0.1:" + tjener.port());
    }

    private Proeveklient mot(String tjener) {
        Map<String, Object> alt = new HashMap<>();
        alt.put(
                "utleggstrekk.api.hendelser-url",
                tjener + simulator.hendelserUrl().getPath());
        alt.put(
                "utleggstrekk.api.oppslag-url",
                tjener + URI.create(simulator.oppslagUrl()).getPath());
        alt.put(
                "utleggstrekk.maskinporten.token-url",
                tjener + simulator.tokenUrl().getPath());
        return klient(alt);
    }
}
