package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mellommann;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.Proxytjener;
import no.ssb.utleggstrekk.verktoey.Sertifikater;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of the network and the key files that a kjøring would meet. */
class CheckOmgivelserTest {
    private static final String FIL = "utleggstrekk.maskinporten.noekkel-fil";

    @TempDir
    private Path mappe;

    private final Map<String, Object> konfigurasjon = new LinkedHashMap<>();
    private Simulator simulator;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Oppsett.antall(5, 5));
        konfigurasjon.putAll(Mot.database(TestDatabase.ny()));
        konfigurasjon.putAll(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.put("utleggstrekk.foerste-kalendermaaned", "2026-08");
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void aCertificateThatCannotBeTrustedIsSixOnEachItemThatMeetsIt() throws Exception {
        Sertifikater alle = new Sertifikater(mappe.resolve("tjener.p12"));
        alle.par("tjener", List.of("-keyalg", "EC", "-ext", "san=ip:127.0.0.1"));
        try (Mellommann tls = Mellommann.tls(simulator.baseUrl().getPort(), alle.tls())) {
            mot("https://127.0.0.1:" + tls.port());
            String linje =
                    "The TLS certificate of 127.0.0.1:%d, issued by CN=tjener, comes from an issuer that the trust store "
                            .formatted(tls.port());
            Utkomme check = check();
            assertThat(check.exitkode()).as(check.ut()).isEqualTo(6);
            assertThat(check.ut())
                    .contains("FAIL  token            " + linje)
                    .contains("FAIL  hendelser API    " + linje)
                    .contains("FAIL  oppslag API      " + linje);
        }
    }

    @Test
    void whereOnlyAProxyLeadsOutAllIsAskedThroughIt() throws Exception {
        try (Proxytjener proxy = Proxytjener.til(simulator.baseUrl().getPort())) {
            konfigurasjon.put("utleggstrekk.tillat-http", true);
            konfigurasjon.put("utleggstrekk.api.hendelser-url", "http://hendelser.invalid/hendelser");
            konfigurasjon.put("utleggstrekk.api.oppslag-url", "http://oppslag.invalid/v1");
            konfigurasjon.put("utleggstrekk.maskinporten.token-url", "http://maskinporten.invalid/token");
            Utkomme uten = check();
            assertThat(uten.exitkode()).as(uten.ut()).isEqualTo(1);
            assertThat(uten.ut())
                    .contains(
                            "FAIL  oppslag API      utleggstrekk.api.oppslag-url: oppslag.invalid cannot be reached (the name"
                                    + " oppslag.invalid is unknown here; where only a proxy leads out, set utleggstrekk.proxy)");

            konfigurasjon.put("utleggstrekk.proxy", proxy.url());
            Utkomme med = check();
            assertThat(med.exitkode()).as(med.ut()).isZero();
            assertThat(med.ut())
                    .contains("ok    oppslag API      oppslag.invalid answers through the proxy 127.0.0.1:"
                            + proxy.port());
            assertThat(proxy.verter())
                    .containsExactlyInAnyOrder("hendelser.invalid", "oppslag.invalid", "maskinporten.invalid");
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
        }
    }

    @Test
    void keyFilesOfASecretMountAreWellAndToldOf() throws Exception {
        for (Path fil : noekkelfiler()) {
            Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("r--r-----"));
        }
        Utkomme check = check();
        assertThat(check.exitkode()).as(check.ut()).isZero();
        assertThat(check.ut())
                .contains("ok    pseudonym keys   can be used; the file can be read by its group; is that meant?")
                .contains("ok    raw answer keys  can be used; the file can be read by its group; is that meant?")
                .contains("ok    signing key      can sign, key id " + simulator.kid()
                        + "; the file can be read by its group; is that meant?");

        for (Path fil : noekkelfiler()) {
            Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("r--r--r--"));
        }
        Utkomme alle = check();
        assertThat(alle.exitkode()).as(alle.ut()).isEqualTo(2);
        for (String punkt : List.of("pseudonym keys ", "raw answer keys", "signing key    ")) {
            assertThat(alle.ut().lines().filter(l -> l.startsWith("FAIL  " + punkt)))
                    .as(alle.ut())
                    .singleElement()
                    .asString()
                    .endsWith(" can be read by everybody on this machine; mend it with chmod 600");
        }
    }

    @Test
    void aKeyThatCannotSignHasItsOwnLine() throws Exception {
        Path fil = Files.writeString(
                mappe.resolve("noekkel.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        konfigurasjon.put(FIL, fil);
        Utkomme check = check();
        assertThat(check.exitkode()).as(check.ut()).isEqualTo(2);
        assertThat(check.ut())
                .contains("FAIL  signing key      cannot use the file %s of %s: it holds no private key"
                        .formatted(fil, FIL));
    }

    private List<Path> noekkelfiler() {
        Path noekler = mappe.resolve("noekler");
        return List.of(
                noekler.resolve("pseudonym-noekkelsett.json"),
                noekler.resolve("raadata-noekkelsett.json"),
                Path.of(String.valueOf(konfigurasjon.get(FIL))));
    }

    private void mot(String tjener) {
        konfigurasjon.put("utleggstrekk.api.hendelser-url", tjener + "/hendelser");
        konfigurasjon.put("utleggstrekk.api.oppslag-url", tjener + "/v1");
        konfigurasjon.put("utleggstrekk.maskinporten.token-url", tjener + "/token");
    }

    private Utkomme check() {
        return Kommandotest.kjoer(Mot.argumenter(konfigurasjon), "check");
    }
}
