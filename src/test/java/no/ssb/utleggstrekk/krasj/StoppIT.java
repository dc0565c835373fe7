package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stopped by SIGTERM or by {@code stop}, and restarted: the same as a kjøring that nothing disturbed. */
@Tag("maskin")
class StoppIT {
    private static final int STOPPET = 3;
    private static final int TRINN = 2;

    /** What an operator is promised, and the time an answer takes in the tests with slow calls. */
    private static final Duration LENGST = Duration.ofSeconds(30);

    private static final Duration TREGT = Duration.ofSeconds(12);

    private final Krasjfasit fasit = Krasjfasit.felles();
    private final Skatt skatt = fasit.skatt();
    private final Ordre bestilling = fasit.trinn(TRINN).bestilling();

    @Test
    void stoppedAtRandomMomentsItGoesOnToTheSameFiles() {
        Krasjtall tall = new Krasjtall("short, SIGTERM");
        Random r = new Random(4);
        new Loep(fasit, TRINN, r, tall).gjennomfoer(stopp(TRINN, r, 2));
        tall.skriv();
    }

    @Test
    @Tag("lang")
    void stoppedFiftyTimesAtRandomMomentsItGoesOnToTheSameFiles() {
        Krasjtall tall = new Krasjtall("SIGTERM");
        int sendt = 0;
        for (int froe = 1; sendt < 50; froe++) {
            Random r = new Random(froe);
            int nr = froe % fasit.antall();
            System.out.println("seed " + froe);
            List<Avbrudd> stopp = stopp(nr, r, 6);
            sendt += stopp.size()
                    - new Loep(fasit, nr, r, tall)
                            .medStatus()
                            .gjennomfoer(stopp)
                            .size();
            tall.skriv();
        }
    }

    @Test
    void withSlowCallsUnderWayItStopsInTimeAndTheirAnswersAreStored() {
        Krasjverden verden = fasit.verden(TRINN);
        long foer = verden.sisteKjoering();
        skatt.klargjoer(bestilling);
        try (Jarprosess p = verden.start(bestilling.run())) {
            skatt.ventPaaOppslag(60, p);
            skatt.treg(TREGT);
            long tregFra = skatt.oppslag();
            skatt.ventPaaOppslag(tregFra + 5, p);
            p.be();
            assertThat(verden.status()).contains("Stopping: ", "Wait until it has stopped");
            assertThat(p.vent(LENGST)).as(p.toString()).isEqualTo(STOPPET);
        }
        assertThat(verden.besvartEtter(foer)).isEqualTo(skatt.besvart());
        assertThat(verden.jobbstatus()).isEqualTo("STOPPED");
        assertThat(verden.status()).contains("Stopped on request", "stopped", "`restart`");

        stoppFraEnAnnenProsess(verden);

        try (Jarprosess p = verden.start("restart")) {
            assertThat(p.vent()).as(p.toString()).isZero();
        }
        assertThat(Bilde.av(verden).avvikFra(fasit.trinn(TRINN).bilde())).isEmpty();
        verden.slett();
    }

    private void stoppFraEnAnnenProsess(Krasjverden verden) {
        skatt.tellFraNull();
        skatt.treg(Duration.ofMillis(500));
        try (Jarprosess p = verden.start(bestilling.run())) {
            skatt.ventPaaOppslag(10, p);
            try (Jarprosess stopp = verden.start("stop")) {
                assertThat(stopp.vent()).as(stopp.toString()).isZero();
                assertThat(stopp.utskrift()).contains("pid " + p.pid(), "stopped");
            }
            assertThat(p.vent()).as(p.toString()).isEqualTo(STOPPET);
        }
        assertThat(verden.jobbstatus()).isEqualTo("STOPPED");
        skatt.rask();
    }

    private List<Avbrudd> stopp(int nr, Random r, int antall) {
        return IntStream.range(0, antall)
                .mapToObj(i -> Avbrudd.stopp(r, fasit.trinn(nr)))
                .toList();
    }
}
