package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How near the lookups come to what five slots can do with answers that take their time: 250 per second at 20 ms. */
@Tag("ytelse")
class OppslagsfartTest {
    /** By each of the five bare threads. */
    private static final int NAKNE_KALL = 1_000;

    @TempDir
    private Path mappe;

    @ParameterizedTest
    @CsvSource({"40, 20000", "20, 40000", "5, 80000"}) // some minutes each: the first seconds are the compilers'
    void fiveSlotsAreKeptBusyAndThereIsNeverASixth(int millisekunder, int par) {
        try (Simulator simulator =
                        Simulator.start(Oppsett.antall(par, par).medForsinkelse(Duration.ofMillis(millisekunder)));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.kall-per-sekund", 1_000_000))) {
            double foer = nakenFart(simulator);
            simulator.kall().nullstill();
            Resultat resultat = jobb.motor()
                    .kjoer(new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.parse("2026-09-12"), null, null));

            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(simulator.kall().parBesvart()).isEqualTo(par);
            assertThat(simulator.kall().parBesvartFlereGanger()).isZero();
            assertThat(simulator.kall().maksSamtidige(Endepunkt.OPPSLAG)).isEqualTo(5);
            double fart = par / Stegtid.sekunder(jobb.hent(DataSource.class), "oppslag");
            // warm, as we were for most of the time
            double naken = Math.max(foer, nakenFart(simulator));
            double ideell = 5 / (millisekunder / 1000.0);
            Stegtid.skriv(
                    "%d lookups, 5 at a time, %d ms each: %.1f/s; / (5 / latency) %.3f; / five bare threads %.3f, which reach %.3f"
                            .formatted(par, millisekunder, fart, fart / ideell, fart / naken, naken / ideell));
        }
    }

    /** What this machine gives just now: five threads that call one after the other, and do nothing with the answers. */
    private static double nakenFart(Simulator simulator) {
        String url = simulator.baseUrl() + "/v1/ssb/00000000000/2026-08";
        try (CloseableHttpClient klient = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(5)
                        .build())
                .disableAutomaticRetries()
                .build()) {
            List<Thread> traader = IntStream.range(0, 5)
                    .mapToObj(i -> new Thread(() -> kall(klient, url), "naken-" + i))
                    .toList();
            long start = System.nanoTime();
            traader.forEach(Thread::start);
            for (Thread t : traader) {
                t.join();
            }
            return 5.0 * NAKNE_KALL * 1e9 / (System.nanoTime() - start);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kall(CloseableHttpClient klient, String url) {
        try {
            for (int i = 0; i < NAKNE_KALL; i++) {
                klient.execute(new HttpGet(url), svar -> {
                    EntityUtils.consume(svar.getEntity());
                    return svar.getCode();
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
