package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One kjøring at a time. */
@Tag("maskin")
class ToProsesserIT {
    private static final int TRINN = 1;

    private final Krasjfasit fasit = Krasjfasit.felles();

    @Test
    void ofTwoProcessesStartedTogetherOneRunsAndTheOtherSaysWhoHasTheLock() {
        sammen(true);
    }

    @Test
    @Tag("lang")
    void theSameTwentyTimes() {
        for (int i = 1; i <= 20; i++) {
            sammen(i % 5 == 0);
            System.out.println("two processes together: " + i + " times");
        }
    }

    private void sammen(boolean medStatus) {
        Krasjverden verden = fasit.verden(TRINN);
        Skatt skatt = fasit.skatt();
        Ordre bestilling = fasit.trinn(TRINN).bestilling();
        skatt.klargjoer(bestilling);
        skatt.treg(Duration.ofSeconds(1)); // so that the first is not done before the second has asked for the lock
        try (Jarprosess a = verden.start(bestilling.run());
                Jarprosess b = verden.start(bestilling.run())) {
            Skatt.vent(() -> !a.lever() || !b.lever());
            Jarprosess taper = a.lever() ? b : a;
            Jarprosess vinner = a.lever() ? a : b;
            assertThat(taper.vent()).as(taper.toString()).isEqualTo(4);
            assertThat(taper.utskrift())
                    .containsPattern("Another kjøring holds the lock: host \\S+, pid %d, since 20\\d\\d-"
                            .formatted(vinner.pid()));
            assertThat(vinner.lever()).as(vinner.toString()).isTrue();
            if (medStatus) {
                assertThat(verden.status()).containsPattern("Running: .* on host \\S+, pid " + vinner.pid());
            }
            skatt.rask();
            assertThat(vinner.vent()).as(vinner.toString()).isZero();
        }
        assertThat(Bilde.av(verden).avvikFra(fasit.trinn(TRINN).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
        verden.slett();
    }
}
