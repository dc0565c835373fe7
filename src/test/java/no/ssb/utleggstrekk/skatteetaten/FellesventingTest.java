package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Par;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the workers do together: wait for a 429, for an API that is down, and not for one bad lookup. Virtual time. */
class FellesventingTest extends Simulatorproeve {
    private static final int ARBEIDERE = 8;
    private static final Map<String, Object> FEM_FORSOEK = Map.of("utleggstrekk.api.maks-forsoek", 5);

    private ExecutorService traader;

    @BeforeEach
    void start() {
        traader = Executors.newFixedThreadPool(ARBEIDERE);
        tid.deltakere(ARBEIDERE);
    }

    @AfterEach
    void slutt() throws InterruptedException {
        traader.shutdownNow();
        assertThat(traader.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        tid.deltakere(1);
        simulator.nede(false);
    }

    @Test
    void a429MakesAllWorkersWait() throws Exception {
        skript(1, Endepunkt.OPPSLAG, 429, "", Map.of("Retry-After", "40"));
        Instant apnet = tid.instant().plusSeconds(40);
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 1))) {
            List<Future<List<Utfall>>> alle = new ArrayList<>();
            alle.add(arbeider(klient, 0, 3));
            await().atMost(Duration.ofSeconds(30)).until(() -> tid.sovende() == 1);
            for (int i = 1; i < ARBEIDERE; i++) {
                alle.add(arbeider(klient, i, 3));
            }
            assertThat(utfall(alle)).allSatisfy(u -> assertThat(u).isInstanceOf(Utfall.Funnet.class));

            assertThat(klient.sendt).hasSize(3 * ARBEIDERE + 1);
            assertThat(klient.sendt.subList(1, klient.sendt.size()))
                    .allSatisfy(t -> assertThat(t).isAfterOrEqualTo(apnet));
            assertThat(simulator.kall().maksSamtidige(Endepunkt.OPPSLAG)).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void anApiThatIsDownIsProbedByOneAtATimeAndTheJobGoesOnWhenItIsUp() throws Exception {
        AtomicLong prover = new AtomicLong();
        AtomicInteger samtidige = new AtomicInteger();
        simulator.nede(true);
        tid.om(Duration.ofSeconds(20), () -> simulator.kall().nullstill());
        tid.om(Duration.ofMinutes(10), () -> {
            prover.set(oppslag());
            samtidige.set(simulator.kall().maksSamtidige(Endepunkt.OPPSLAG));
            simulator.nede(false);
        });
        try (Proeveklient klient = klient(FEM_FORSOEK)) {
            assertThat(alle(klient, 3)).allSatisfy(u -> assertThat(u).isInstanceOf(Utfall.Funnet.class));
        }
        assertThat(samtidige).hasValue(1);
        assertThat(prover.get()).as("one every 15 s").isBetween(35L, 41L);
    }

    @Test
    void anApiThatAnswers500ForAMinuteLosesNoLookup() throws Exception {
        Feilplan plan = Feilplan.INGEN;
        for (int i = 0; i < 1000; i++) {
            plan = plan.medSvar(Endepunkt.OPPSLAG, 500, "{\"kode\":\"OAF-002\"}", Map.of());
        }
        simulator.feil(plan);
        tid.om(Duration.ofSeconds(60), () -> simulator.feil(Feilplan.INGEN));
        try (Proeveklient klient = klient(FEM_FORSOEK)) {
            assertThat(alle(klient, 3)).allSatisfy(u -> assertThat(u).isInstanceOf(Utfall.Funnet.class));
        }
    }

    @Test
    void anApiThatStaysDownFailsAsRestartableAfterMaksVentetid() throws Exception {
        simulator.nede(true);
        Instant start = tid.instant();
        try (Proeveklient klient = klient(FEM_FORSOEK)) {
            for (Future<List<Utfall>> arbeider : arbeidere(klient, 3)) {
                assertThat(arbeider)
                        .failsWithin(Duration.ofSeconds(60))
                        .withThrowableOfType(ExecutionException.class)
                        .havingCause()
                        .isInstanceOf(MidlertidigFeil.class)
                        .withMessageContaining("for oppslag has given no usable answer for 30 min")
                        .withMessageContaining("status 503 without kode")
                        .withMessageContaining("restart when it is up again");
            }
        }
        assertThat(Duration.between(start, tid.instant())).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
    }

    @Test
    void onePoisonedLookupNeverShutsTheGate() throws Exception {
        for (int status : new int[] {500, 502, 504}) {
            nullstill();
            tid.deltakere(ARBEIDERE);
            Par gift = Proeveklient.par(simulator, 1).get(0);
            Feilplan plan = Feilplan.INGEN;
            for (int i = 0; i < 50; i++) {
                plan = plan.medSvar(gift.identifikator(), gift.kalendermaaned(), status, "", Map.of());
            }
            simulator.feil(plan);
            try (Proeveklient klient = klient(FEM_FORSOEK)) {
                assertThat(alle(klient, 3).stream().filter(Utfall.Feilet.class::isInstance))
                        .hasSize(1);
                assertThat(oppslag()).isEqualTo(3 * ARBEIDERE - 1 + 5);
            }
            assertThat(tid.ventet().stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 4000L);
        }
    }

    @Test
    void aPoisonedLookupThatIsAloneUsesUpItsAttempts() {
        tid.deltakere(1);
        skript(50, Endepunkt.OPPSLAG, 502, "");
        try (Proeveklient klient = klient(FEM_FORSOEK)) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Feilet.class);
            assertThat(oppslag()).isEqualTo(5);
        }
    }

    private List<Utfall> alle(Proeveklient klient, int hver) throws Exception {
        return utfall(arbeidere(klient, hver));
    }

    private static List<Utfall> utfall(List<Future<List<Utfall>>> arbeidere) throws Exception {
        List<Utfall> alle = new ArrayList<>();
        for (Future<List<Utfall>> arbeider : arbeidere) {
            alle.addAll(arbeider.get(60, TimeUnit.SECONDS));
        }
        return alle;
    }

    private List<Future<List<Utfall>>> arbeidere(Proeveklient klient, int hver) {
        return IntStream.range(0, ARBEIDERE)
                .mapToObj(nr -> arbeider(klient, nr, hver))
                .toList();
    }

    /** Each worker has its own par. */
    private Future<List<Utfall>> arbeider(Proeveklient klient, int nr, int hver) {
        List<Par> mine = Proeveklient.par(simulator, (nr + 1) * hver).subList(nr * hver, (nr + 1) * hver);
        Callable<List<Utfall>> arbeid = () -> {
            try {
                return mine.stream().map(p -> klient.oppslag(p).utfall()).toList();
            } finally {
                tid.ferdig();
            }
        };
        return traader.submit(arbeid);
    }
}
