package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Par;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever all of them wait for, all give up at one time: so long after the first refusal without a success since. Virtual time. */
@ExtendWith(OutputCaptureExtension.class)
class EnFristTest extends Simulatorproeve {
    private static final int ARBEIDERE = 8;
    private static final Map<String, Object> ETT_MINUTT = Map.of("utleggstrekk.api.maks-ventetid", "60s");

    @Test
    void anApiThatRefusesEveryCallIsWarnedAboutPerPauseAndGivenUpByAllAtOneTime(CapturedOutput utskrift)
            throws Exception {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(Port.class.getName(), LogLevel.WARN);
        skript(1000, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", "20"));
        Instant start = tid.instant();
        tid.deltakere(ARBEIDERE);
        ExecutorService traader = Executors.newFixedThreadPool(ARBEIDERE);
        try (Proeveklient klient = klient(ETT_MINUTT)) {
            List<Future<Throwable>> alle = Proeveklient.par(simulator, ARBEIDERE).stream()
                    .map(par -> traader.submit(() -> {
                        try {
                            return oppgitt(klient, par);
                        } finally {
                            tid.ferdig();
                        }
                    }))
                    .toList();
            for (Future<Throwable> en : alle) {
                assertThat(en.get(60, TimeUnit.SECONDS))
                        .isInstanceOf(MidlertidigFeil.class)
                        .hasMessageContaining("(429) for longer than utleggstrekk.api.maks-ventetid");
            }
        } finally {
            traader.shutdownNow();
            tid.deltakere(1);
        }
        assertThat(Duration.between(start, tid.instant())).isLessThanOrEqualTo(Duration.ofSeconds(61));
        assertThat(utskrift.toString().lines().filter(l -> l.contains("WARN")))
                .as("one for each pause, that says until when and why")
                .hasSize(3)
                .allSatisfy(l -> assertThat(l).containsPattern("asked us to wait \\(429\\).* until 2026-11-02T"));
    }

    @Test
    void manyShortPausesDoNotDrownTheLog(CapturedOutput utskrift) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(Port.class.getName(), LogLevel.WARN);
        skript(60, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", "1"));
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-ventetid", "10m"))) {
            assertThat(klient.oppslag(Proeveklient.par(simulator, 1).get(0)).utfall())
                    .isInstanceOf(Utfall.Funnet.class);
        }
        assertThat(utskrift.toString().lines().filter(l -> l.contains("asked us to wait (429)")))
                .as("a minute of them: one at once, then every 15 seconds")
                .hasSizeBetween(3, 6)
                .last()
                .asString()
                .containsPattern("pauses so far: [3-6][0-9]");
    }

    @Test
    void maskinportenThatIsDownIsGivenUpByAllAtOneTime(CapturedOutput utskrift) {
        skript(1000, Endepunkt.TOKEN, 503, "");
        Instant start = tid.instant();
        try (Proeveklient klient = klient(ETT_MINUTT)) {
            List<Par> par = Proeveklient.par(simulator, ARBEIDERE);
            assertThat(IntStream.range(0, ARBEIDERE).mapToObj(i -> oppgitt(klient, par.get(i))))
                    .allSatisfy(feil -> assertThat(feil)
                            .isInstanceOf(MidlertidigFeil.class)
                            .hasMessageContaining("Maskinporten has given no token for 60 s"));
            assertThat(Duration.between(start, tid.instant())).isLessThanOrEqualTo(Duration.ofSeconds(61));
            assertThat(klient.trafikk.venter())
                    .as("what a step that stands still says")
                    .hasValueSatisfying(v ->
                            assertThat(v).contains("Maskinporten gives no token (status 503)", "until 2026-11-02T"));

            // and when it has been up again, the next outage has a minute of its own
            simulator.feil(Feilplan.INGEN);
            klient.oppslag(par.get(0));
            simulator.trekkTilbakeTokener();
            skript(3, Endepunkt.TOKEN, 503, "");
            klient.oppslag(par.get(1));
            assertThat(klient.trafikk.venter()).isEmpty();
        }
        assertThat(utskrift.toString().lines().filter(l -> l.contains("WARN")))
                .as("one for each outage")
                .hasSize(2)
                .allSatisfy(l -> assertThat(l)
                        .containsPattern("Maskinporten gives no token \\(status 503\\).* until 2026-11-02T"));
    }

    private static Throwable oppgitt(Proeveklient klient, Par par) {
        return catchThrowable(() -> klient.oppslag(par));
    }
}
