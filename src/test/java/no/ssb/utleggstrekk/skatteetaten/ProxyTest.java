package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.verktoey.Egenskaper;
import no.ssb.utleggstrekk.verktoey.Mellommann;
import no.ssb.utleggstrekk.verktoey.Proxytjener;
import no.ssb.utleggstrekk.verktoey.Sertifikater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where only a proxy leads out: the names of the hosts mean something to it alone. */
@Timeout(120)
@SuppressWarnings("try") // what is set is for the length of the block
class ProxyTest extends Simulatorproeve {
    private static final List<String> VERTER =
            List.of("hendelser.skatt.invalid", "maskinporten.invalid", "oppslag.skatt.invalid");

    private Mellommann tls;
    private Path tillit;

    @BeforeAll
    void lagTjener(@TempDir Path mappe) throws Exception {
        Sertifikater alle = new Sertifikater(mappe.resolve("tjener.p12"));
        alle.par("tjener", List.of("-keyalg", "EC", "-ext", "san=dns:" + String.join(",dns:", VERTER)));
        tillit = alle.tillit("tjener");
        tls = Mellommann.tls(simulator.baseUrl().getPort(), alle.tls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void theProxyOfTheConfigurationIsUsedForEveryCall(String skjema) throws Exception {
        try (Egenskaper satt = medTillit(Map.of());
                Proxytjener proxy = proxy(skjema);
                Proeveklient klient = mot(skjema, Map.of("utleggstrekk.proxy", proxy.url()))) {
            alleKall(klient);
            assertThat(proxy.verter()).containsExactlyInAnyOrderElementsOf(VERTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void theProxyOfJavasOwnPropertiesIsUsedForEveryCall(String skjema) throws Exception {
        try (Proxytjener proxy = proxy(skjema);
                Egenskaper satt =
                        medTillit(Map.of(skjema + ".proxyHost", "127.0.0.1", skjema + ".proxyPort", proxy.port()));
                Proeveklient klient = mot(skjema, Map.of())) {
            alleKall(klient);
            assertThat(proxy.verter()).containsExactlyInAnyOrderElementsOf(VERTER);
        }
    }

    @Test
    void guardianAndKeycloakAreReachedThroughItToo(@TempDir Path mappe) throws Exception {
        Path hemmelighet = java.nio.file.Files.writeString(mappe.resolve("h"), simulator.klienthemmelighet());
        try (Proxytjener proxy = proxy("http");
                Proeveklient klient = mot(
                        "http",
                        Map.of(
                                "utleggstrekk.proxy",
                                proxy.url(),
                                "utleggstrekk.maskinporten.guardian.url",
                                "http://guardian.invalid"
                                        + simulator.guardianUrl().getPath(),
                                "utleggstrekk.maskinporten.guardian.keycloak-url",
                                "http://keycloak.invalid"
                                        + simulator.keycloakUrl().getPath(),
                                "utleggstrekk.maskinporten.guardian.klient-id",
                                simulator.klientId(),
                                "utleggstrekk.maskinporten.guardian.hemmelighet-fil",
                                hemmelighet))) {
            assertThat(klient.tokenkilde.hent()).isNotNull();
            assertThat(proxy.verter()).containsExactlyInAnyOrder("guardian.invalid", "keycloak.invalid");
        }
    }

    @Test
    void whatNeedsNoProxyIsCalledWithoutIt() throws Exception {
        for (Map<String, Object> uten :
                List.<Map<String, Object>>of(Map.of(), Map.of("http.nonProxyHosts", "*.intern|127.0.*"))) {
            try (Proxytjener proxy = Proxytjener.svarer("503 No", "");
                    Egenskaper satt = new Egenskaper(uten);
                    Proeveklient klient = klient(Map.of("utleggstrekk.proxy", proxy.url()))) {
                alleKall(klient);
                assertThat(proxy.verter()).as("%s", uten).isEmpty();
            }
        }
    }

    @Test
    void withoutAProxyTheLineNamesTheHostAndTheKeyOfOne() {
        try (Proeveklient klient = mot("https", Map.of("utleggstrekk.api.maks-ventetid", "5s"))) {
            assertThatThrownBy(klient.tokenkilde::hent)
                    .isInstanceOf(MidlertidigFeil.class)
                    .hasMessageContaining("the name maskinporten.invalid is unknown here; where only a proxy leads out,"
                            + " set utleggstrekk.proxy");
        }
    }

    @Test
    void aProxyThatIsDownOrUnknownIsNamedAndWaitedFor() throws Exception {
        Proxytjener nede = proxy("https");
        nede.close();
        Map<String, String> hva = Map.of(
                "http://127.0.0.1:" + nede.port(),
                "the proxy 127.0.0.1:" + nede.port() + " refuses the connection",
                "http://proxy.invalid:8080",
                "the name of the proxy proxy.invalid:8080 is unknown here");
        hva.forEach((url, sagt) -> {
            Map<String, Object> k = Map.of("utleggstrekk.proxy", url, "utleggstrekk.api.maks-ventetid", "5s");
            try (Proeveklient klient = mot("https", k)) {
                assertThatThrownBy(klient.tokenkilde::hent)
                        .isInstanceOf(MidlertidigFeil.class)
                        .hasMessageContaining(sagt);
                assertThat(tid.ventet()).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void aProxyThatWantsAPasswordIsNamedAtOnce(String skjema) throws Exception {
        try (Proxytjener proxy = Proxytjener.svarer(
                        "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
                Proeveklient klient = mot(skjema, Map.of("utleggstrekk.proxy", proxy.url()))) {
            for (Runnable kall : List.<Runnable>of(klient.tokenkilde::hent, () -> klient.api.hendelser(1, 1))) {
                VarigFeil feil = catchThrowableOfType(VarigFeil.class, kall::run);
                assertThat(feil)
                        .hasMessage(
                                "The proxy 127.0.0.1:%d wants a password (407), which this program has not; ask for a way"
                                                .formatted(proxy.port())
                                        + " out for this machine without one");
                assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
            }
            assertThat(tid.ventet()).isEmpty();
        }
    }

    @Test
    void aProxyThatDoesNotLetUsOutIsNotTakenForTheApi() throws Exception {
        try (Proxytjener proxy = Proxytjener.svarer("403 Forbidden", "");
                Proeveklient klient = mot("https", Map.of("utleggstrekk.proxy", proxy.url()))) {
            VarigFeil feil = catchThrowableOfType(VarigFeil.class, klient.tokenkilde::hent);
            assertThat(feil)
                    .hasMessage(
                            "The proxy 127.0.0.1:%d does not lead to maskinporten.invalid (status 403); ask whoever runs it"
                                            .formatted(proxy.port())
                                    + " to allow that host");
            assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
        }
        try (Proxytjener proxy = Proxytjener.svarer("503 Service Unavailable", "");
                Proeveklient klient = mot(
                        "https", Map.of("utleggstrekk.proxy", proxy.url(), "utleggstrekk.api.maks-ventetid", "5s"))) {
            assertThatThrownBy(klient.tokenkilde::hent)
                    .isInstanceOf(MidlertidigFeil.class)
                    .hasMessageContaining("the proxy 127.0.0.1:%d does not reach maskinporten.invalid (status 503)"
                            .formatted(proxy.port()));
        }
    }

    @Test
    void aWebPageInPlaceOfATokenIsSaidToBeOne() throws Exception {
        try (Proxytjener proxy = Proxytjener.svarer("200 OK", "");
                Proeveklient klient = mot(
                        "http", Map.of("utleggstrekk.proxy", proxy.url(), "utleggstrekk.api.maks-ventetid", "5s"))) {
            assertThatThrownBy(klient.tokenkilde::hent)
                    .isInstanceOf(MidlertidigFeil.class)
                    .hasMessageContaining("an answer without a token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.intern:8080",
                "proxy.intern",
                "https://proxy.intern:8080",
                "http://proxy.intern",
                "http://navn:passord@proxy.intern:8080"
            })
    void aProxyIsWrittenWithItsHostAndPort(String skrevet) {
        assertThatThrownBy(() ->
                        mot("https", Map.of("utleggstrekk.proxy", skrevet)).close())
                .rootCause()
                .isInstanceOfSatisfying(
                        VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BRUK))
                .hasMessage("utleggstrekk.proxy must be http://HOST:PORT, without user and password");
    }

    private void alleKall(Proeveklient klient) {
        assertThat(klient.tokenkilde.hent()).isNotNull();
        assertThat(klient.api.hendelser(1, 1).hendelser()).hasSize(1);
        assertThat(klient.oppslag(par)).isNotNull();
    }

    private Proxytjener proxy(String skjema) {
        return Proxytjener.til(
                skjema.equals("https") ? tls.port() : simulator.baseUrl().getPort());
    }

    private Egenskaper medTillit(Map<String, Object> mer) {
        Map<String, Object> alle = new HashMap<>(mer);
        alle.put("javax.net.ssl.trustStore", tillit);
        alle.put("javax.net.ssl.trustStorePassword", Sertifikater.PASSORD);
        return new Egenskaper(alle);
    }

    private Proeveklient mot(String skjema, Map<String, Object> mer) {
        Map<String, Object> alt = new HashMap<>();
        alt.put("utleggstrekk.tillat-http", true);
        alt.put("utleggstrekk.api.hendelser-url", url(skjema, 0, simulator.hendelserUrl()));
        alt.put("utleggstrekk.maskinporten.token-url", url(skjema, 1, simulator.tokenUrl()));
        alt.put("utleggstrekk.api.oppslag-url", url(skjema, 2, URI.create(simulator.oppslagUrl())));
        alt.putAll(mer);
        return klient(alt);
    }

    private static String url(String skjema, int vert, URI hos) {
        return skjema + "://" + VERTER.get(vert) + hos.getPath();
    }
}
