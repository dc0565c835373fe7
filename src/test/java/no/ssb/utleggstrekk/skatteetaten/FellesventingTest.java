package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;

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
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import no.ssb.utleggstrekk.domene.Utfall;
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
        Instant start = tid.instant();
        try (Proeveklient klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 1))) {
            assertThat(alle(klient, 3)).allSatisfy(u -> assertThat(u).isInstanceOf(Utfall.Funnet.class));

            Instant apnet = start.plusSeconds(40);
            List<Instant> foer =
                    klient.sendt.stream().filter(t -> t.isBefore(apnet)).toList();
            // those under way when the 429 came may end; nobody begins until the wait is over
            assertThat(foer.size()).isLessThanOrEqualTo(ARBEIDERE);
            assertThat(klient.sendt).hasSize(3 * ARBEIDERE + 1);
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
                        .withMessageContaining("for oppslag has given no usable answer for PT30M")
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
        List<Utfall> alle = new ArrayList<>();
        for (Future<List<Utfall>> arbeider : arbeidere(klient, hver)) {
            alle.addAll(arbeider.get(60, TimeUnit.SECONDS));
        }
        return alle;
    }

    /** Each worker has its own par. */
    private List<Future<List<Utfall>>> arbeidere(Proeveklient klient, int hver) {
        List<Par> par = Proeveklient.par(simulator, ARBEIDERE * hver);
        List<Future<List<Utfall>>> alle = new ArrayList<>();
        for (int i = 0; i < ARBEIDERE; i++) {
            List<Par> mine = par.subList(i * hver, (i + 1) * hver);
            Callable<List<Utfall>> arbeid = () -> {
                try {
                    return mine.stream().map(p -> klient.oppslag(p).utfall()).toList();
                } finally {
                    tid.ferdig();
                }
            };
            alle.add(traader.submit(arbeid));
        }
        return alle;
    }
}
