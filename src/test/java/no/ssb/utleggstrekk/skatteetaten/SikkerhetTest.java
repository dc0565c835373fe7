package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a hostile or broken server, or a wrong configuration, cannot do to us. */
@Timeout(60)
class SikkerhetTest extends Simulatorproeve {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String FOR_STOR = "the answer is larger than 10000000 bytes";

    /** Read once, and copied once to one array; that nothing grows with what is sent is the point. */
    private static final long MINNE_PER_KALL = 50_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utleggstrekk.api.hendelser-url",
                "utleggstrekk.api.oppslag-url",
                "utleggstrekk.maskinporten.token-url",
                "utleggstrekk.maskinporten.guardian.keycloak-url",
                "utleggstrekk.maskinporten.guardian.url"
            })
    void httpsIsRequiredOutsideTheLoopback(String noekkelnavn) {
        for (String vert : new String[] {
            "http://api.example.no", "http://10.0.0.1", "http://localhost.example.no", "http://127.0.0.1.example.no"
        }) {
            VarigFeil feil = avvist(noekkelnavn, vert + "/x", false);
            assertThat(feil)
                    .as(vert)
                    .isInstanceOfSatisfying(
                            VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BRUK))
                    .hasMessageContaining(noekkelnavn + " must be https");
            assertThat(avvist(noekkelnavn, vert + "/x", true))
                    .as(vert + " with tillat-http")
                    .isNull();
        }
        for (String vert :
                new String[] {"https://api.example.no", "http://localhost:1", "http://127.0.0.1", "http://[::1]:1"}) {
            assertThat(avvist(noekkelnavn, vert + "/x", false)).as(vert).isNull();
        }
        for (String vert : new String[] {"http://127.0.0.1@example.no", "https://bruker:hemmelig@api.example.no"}) {
            assertThat(avvist(noekkelnavn, vert + "/x", true))
                    .hasMessage(noekkelnavn + " names a user or a password; write it without");
        }
        assertThat(avvist(noekkelnavn, "ftp://api.example.no/x", true))
                .hasMessageContaining(noekkelnavn + " must be a whole URL");
    }

    private @Nullable VarigFeil avvist(String noekkelnavn, String url, boolean tillatHttp) {
        Map<String, Object> konfigurasjon =
                new HashMap<>(Map.of(noekkelnavn, url, "utleggstrekk.tillat-http", tillatHttp));
        if (noekkelnavn.contains("guardian")) {
            for (String navn : new String[] {"keycloak-url", "url", "klient-id", "hemmelighet-fil"}) {
                konfigurasjon.putIfAbsent(
                        "utleggstrekk.maskinporten.guardian." + navn,
                        navn.endsWith("fil") ? "hemmelighet" : "https://localhost/" + navn);
            }
        }
        return catchThrowableOfType(VarigFeil.class, () -> klient(konfigurasjon).close());
    }

    @Test
    void anAnswerOfTenMillionBytesIsReadAndOneByteMoreIsNot() {
        byte[] kropp = simulator.body(par).getBytes(StandardCharsets.UTF_8);
        byte[] fyllt = Arrays.copyOf(kropp, HttpKlient.MAKS_KROPP);
        Arrays.fill(fyllt, kropp.length, fyllt.length, (byte) ' ');
        assertThat(svar(fyllt, Map.of())).isInstanceOf(Utfall.Funnet.class);

        assertThat(aarsak(svar(Arrays.copyOf(fyllt, fyllt.length + 1), Map.of())))
                .isEqualTo(FOR_STOR);
    }

    @Test
    void aHugeAnswerCostsNoMoreThanTheLimit() throws IOException {
        byte[] stor = new byte[50_000_000];
        long foer = minne();
        assertThat(aarsak(svar(stor, Map.of()))).isEqualTo(FOR_STOR);
        assertThat(minne() - foer).as("Content-Length says it all").isLessThan(MINNE_PER_KALL);

        for (String hode : new String[] {OK + "\r\n", OK + "Content-Length: 99999999999999\r\n\r\n"}) {
            try (RaaTjener tjener = RaaTjener.utenEnde(hode, " ".repeat(100_000), 0)) {
                long foerEn = minne();
                assertThat(aarsak(tjener)).isEqualTo(FOR_STOR);
                assertThat(minne() - foerEn).isLessThan(FORSOEK * MINNE_PER_KALL);
            }
        }
    }

    @Test
    void aCompressedBombIsNotUnpackedBeyondTheLimit() throws IOException {
        byte[] bombe = gzip(new byte[100_000_000]);
        assertThat(bombe.length).isLessThan(200_000);
        long foer = minne();
        assertThat(aarsak(svar(bombe, Map.of("Content-Encoding", "gzip")))).isEqualTo(FOR_STOR);
        assertThat(minne() - foer).isLessThan(MINNE_PER_KALL);
    }

    @Test
    void aCompressedAnswerIsRead() throws IOException {
        byte[] kropp = gzip(simulator.body(par).getBytes(StandardCharsets.UTF_8));
        assertThat(svar(kropp, Map.of("Content-Encoding", "gzip"))).isInstanceOf(Utfall.Funnet.class);
        assertThat(svar(Arrays.copyOf(kropp, kropp.length / 2), Map.of("Content-Encoding", "gzip")))
                .isInstanceOf(Utfall.Feilet.class);
        assertThat(svar("{}".getBytes(StandardCharsets.UTF_8), Map.of("Content-Encoding", "gzip")))
                .isInstanceOf(Utfall.Feilet.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{},", "[],", "0,", "\"\",", "{\"a\":{}},"})
    void aBodyOfManySmallThingsIsRefusedBeforeItFillsTheMemory(String bit) {
        int antall = HttpKlient.MAKS_KROPP / bit.length() - 2;
        byte[] kropp = ("[" + bit.repeat(antall) + "0]").getBytes(StandardCharsets.UTF_8);
        long foer = minne();
        assertThat(Json.les(kropp)).isNull();
        assertThat(minne() - foer).isLessThan(2 * MINNE_PER_KALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\":1,\"a\":2}`",
                "`{\"a\":1} x`",
                "`{\"a\":1}{}`",
                "`{\"a\":1,}`",
                "`{'a':1}`",
                "`{\"a\":NaN}`",
                "`{\"a\":01}`",
                "`{\"a\":\"\t\"}`",
                "`/* */ {}`"
            })
    void onlyStrictJsonIsRead(String kropp) {
        assertThat(Json.les(kropp.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void depthNumbersTextAndEncodingHaveLimits() {
        assertThat(les("[".repeat(50) + "]".repeat(50))).isNotNull();
        assertThat(les("[".repeat(51) + "]".repeat(51))).isNull();
        assertThat(les("[".repeat(5_000_000))).isNull();
        assertThat(les("9".repeat(100))).isNotNull();
        assertThat(les("9".repeat(101))).isNull();
        assertThat(les("1e999999999")).isNotNull();
        assertThat(les("\"" + "x".repeat(1_000_001) + "\"")).isNull();
        assertThat(les("{\"" + "x".repeat(1_000_000) + "\":1}")).isNull();
        assertThat(Json.les("\"æøå\"".getBytes(StandardCharsets.UTF_8))).isNotNull();
        assertThat(Json.les("\"æøå\"".getBytes(StandardCharsets.ISO_8859_1))).isNull();
        assertThat(Json.les(new byte[] {'"', (byte) 0xFF, (byte) 0xFE, '"'})).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "garbage\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}"
            })
    void aServerThatSpeaksNoHttpIsAFailedAttempt(String sagt) throws IOException {
        try (RaaTjener tjener = RaaTjener.sier(sagt)) {
            assertThat(aarsak(tjener)).isNotEmpty();
            // an attempt may go to a connection that the server has closed
            assertThat(tjener.kall.get()).isBetween(2, FORSOEK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: b\r\n", "x"})
    void aHeadWithoutAnEndIsCutOff(String bit) throws IOException {
        try (RaaTjener tjener = RaaTjener.utenEnde(OK, bit.repeat(1000), 0)) {
            long foer = minne();
            assertThat(aarsak(tjener)).startsWith("the connection broke");
            assertThat(minne() - foer).isLessThan(MINNE_PER_KALL);
        }
    }

    @ParameterizedTest
    @CsvSource({"' ',true", "'X-A: b\r\n',false"})
    void aServerThatDripsIsCutOffByTheLimitForTheWholeCall(String bit, boolean iKroppen) throws IOException {
        try (RaaTjener tjener = RaaTjener.utenEnde(OK + (iKroppen ? "\r\n" : ""), bit, 20);
                Proeveklient klient = mot(tjener, Map.of("utleggstrekk.api.tidsavbrudd", "200ms"))) {
            assertThat(aarsak(klient.oppslag(par).utfall())).isEqualTo("no whole answer within 200 ms");
            assertThat(tjener.kall).hasValue(FORSOEK);
        }
    }

    private static @Nullable JsonNode les(String kropp) {
        return Json.les(kropp.getBytes(StandardCharsets.UTF_8));
    }

    /** What one such answer comes to, when it comes every time. */
    private Utfall svar(byte[] kropp, Map<String, String> hoder) {
        simulator.feil(Feilplan.INGEN.medSvar(Endepunkt.OPPSLAG, 200, kropp, hoder));
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 1))) {
            return klient.oppslag(par).utfall();
        }
    }

    private String aarsak(RaaTjener tjener) {
        try (Proeveklient klient = mot(tjener, Map.of())) {
            return aarsak(klient.oppslag(par).utfall());
        }
    }

    private static String aarsak(Utfall utfall) {
        assertThat(utfall).isInstanceOf(Utfall.Feilet.class);
        return ((Utfall.Feilet) utfall).aarsak();
    }

    private Proeveklient mot(RaaTjener tjener, Map<String, Object> ekstra) {
        Map<String, Object> alt = new HashMap<>(Proeveklient.mot(tjener.url()));
        alt.putAll(ekstra);
        return klient(alt);
    }

    private static byte[] gzip(byte[] innhold) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(ut)) {
            gzip.write(innhold);
        }
        return ut.toByteArray();
    }

    /** Bytes this thread has ever asked for. */
    private static long minne() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
