package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.simulator.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How one lookup or page is retried, in virtual time. */
class TaalmodighetTest extends Simulatorproeve {
    private static final Map<String, Object> ETT_FORSOEK = Map.of("utleggstrekk.api.maks-forsoek", 1);
    private static final Duration MAKS = Duration.ofMinutes(30);

    @Test
    void retryAfterInSecondsIsWaitedForAndUsesNoAttempt() {
        skript(4, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", "7"));
        try (Proeveklient klient = klient(ETT_FORSOEK)) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(tid.ventet()).hasSize(4).allSatisfy(v -> assertThat(v).isEqualTo(Duration.ofSeconds(7)));
            assertThat(klient.trafikk("oppslag", "bedt_om_aa_vente")).isEqualTo(4);
        }
    }

    @Test
    void retryAfterAsADateIsWaitedFor() {
        Instant til = tid.instant().plusSeconds(90);
        skript(1, Endepunkt.HENDELSER, 429, "", Map.of("Retry-After", dato(til)));
        try (Proeveklient klient = klient(ETT_FORSOEK)) {
            assertThat(klient.api.hendelser(1, 10).hendelser()).isNotEmpty();
            assertThat(klient.sendt.get(1)).isBetween(Instant.ofEpochSecond(til.getEpochSecond()), til.plusMillis(1));
        }
    }

    @Test
    void aDateInThePastIsAShortWait() {
        skript(1, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", dato(Instant.EPOCH)));
        try (Proeveklient klient = klient(ETT_FORSOEK)) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(tid.ventet()).containsExactly(Duration.ofMillis(250));
        }
    }

    @Test
    void withoutAUsableRetryAfterTheWaitsGrow() {
        skript(8, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", "in a while"));
        try (Proeveklient klient = klient(ETT_FORSOEK)) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(tid.ventet().stream().map(Duration::toMillis))
                    .containsExactly(750L, 1250L, 2250L, 4250L, 8250L, 16250L, 30250L, 30250L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1801", "999999999", "99999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void aWaitLongerThanWeWaitFailsAtOnceAsRestartable(String retryAfter) {
        skript(1, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", retryAfter));
        try (Proeveklient klient = klient()) {
            assertThat(midlertidig(() -> klient.oppslag(par)))
                    .hasMessageContaining("(429) for longer than utleggstrekk.api.maks-ventetid, 30 min");
            assertThat(tid.ventet()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "none"})
    void aLookupThatIsAskedToWaitForEverFailsAtTheTotalLimit(String retryAfter) {
        skript(500, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", retryAfter));
        Instant start = tid.instant();
        try (Proeveklient klient = klient()) {
            assertThat(midlertidig(() -> klient.oppslag(par))).hasMessageContaining("utleggstrekk.api.maks-ventetid");
            assertThat(Duration.between(start, tid.instant())).isBetween(MAKS.minusMinutes(1), MAKS.plusMinutes(1));
        }
    }

    @Test
    void failuresAreRetriedWithBackOffUntilTheAttemptsAreUsedUp() {
        skript(5, Endepunkt.OPPSLAG, 500, "{\"kode\":\"OAF-002\"}");
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 5))) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Feilet.class);
            assertThat(oppslag()).isEqualTo(5);
            assertThat(tid.ventet().stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 4000L);
        }
    }

    @Test
    void a503CanAskForItsOwnWaitToo() {
        skript(1, Endepunkt.OPPSLAG, 503, "", Map.of("Retry-After", "20"));
        try (Proeveklient klient = klient()) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(tid.ventet()).containsExactly(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KUTT", "RESET", "SOEPPEL", "ANNEN_PERSON"})
    void anAnswerThatIsNoneIsRetried(String type) {
        simulator.feil(Feilplan.andel(1, Feiltype.valueOf(type)));
        try (Proeveklient klient = klient()) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Feilet.class);
            assertThat(oppslag()).isEqualTo(FORSOEK);
        }
        simulator.feil(Feilplan.andel(0.5, Feiltype.valueOf(type)).medFroe(3));
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 20))) {
            Proeveklient.par(simulator, 10)
                    .forEach(p -> assertThat(klient.oppslag(p).utfall()).isInstanceOf(Utfall.Funnet.class));
            assertThat(klient.trafikk("oppslag", "gjentak")).isPositive();
        }
    }

    @Test
    void aSlowAnswerIsGivenUpAndAskedForAgain() {
        simulator.feil(Feilplan.andel(1, Feiltype.TREG).medTreg(Duration.ofSeconds(5)));
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.tidsavbrudd", "100ms"))) {
            assertThat(klient.oppslag(par).utfall())
                    .isInstanceOfSatisfying(
                            Utfall.Feilet.class,
                            f -> assertThat(f.aarsak()).isEqualTo("no whole answer within 100 ms"));
            assertThat(oppslag()).isEqualTo(FORSOEK);
        }
    }

    @Test
    void thePageOfAnApiThatIsDownIsWaitedFor() {
        simulator.nede(true);
        tid.om(Duration.ofMinutes(10), () -> simulator.nede(false));
        try (Proeveklient klient = klient()) {
            assertThat(klient.api.hendelser(1, 10).hendelser()).isNotEmpty();
            assertThat(klient.trafikk("hendelser", "ventet_paa_skatteetaten_ms"))
                    .isGreaterThan(9 * 60_000);
        } finally {
            simulator.nede(false);
        }
    }

    @Test
    void aServerThatIsNotThereIsWaitedForAndThenTheJobFailsAsRestartable() {
        Simulator borte = Proeveklient.simulator(tid);
        borte.close();
        Instant start = tid.instant();
        try (Proeveklient klient = klient(Proeveklient.mot(borte.baseUrl()))) {
            for (Runnable anrop : List.<Runnable>of(() -> klient.oppslag(par), () -> klient.api.hendelser(1, 10))) {
                assertThat(midlertidig(anrop))
                        .hasMessageContaining("has given no usable answer for 30 min")
                        .hasMessageContaining("the connection is refused");
            }
            assertThat(Duration.between(start, tid.instant()))
                    .isBetween(MAKS.multipliedBy(2), MAKS.multipliedBy(2).plusMinutes(1));
        }
    }

    private static String dato(Instant tidspunkt) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(tidspunkt.atOffset(ZoneOffset.UTC));
    }

    private static MidlertidigFeil midlertidig(Runnable anrop) {
        MidlertidigFeil feil = catchThrowableOfType(MidlertidigFeil.class, anrop::run);
        assertThat(feil).isNotNull();
        return feil;
    }
}
