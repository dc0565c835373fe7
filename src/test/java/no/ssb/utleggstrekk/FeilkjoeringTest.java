package no.ssb.utleggstrekk;

import java.nio.file.Path;
import java.time.Duration;
import no.ssb.utleggstrekk.verktoey.Feilkjoering;
import no.ssb.utleggstrekk.verktoey.Nedetid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole job while the API misbehaves: the same bytes as when it does not, and each par answered once. */
@Timeout(600)
class FeilkjoeringTest {
    @TempDir
    private Path mappe;

    @Test
    void everyTenthCallFailsAndNothingIsLost() throws Exception {
        alleSlagFeil(1_500);
    }

    @Test
    @Tag("lang")
    void everyTenthCallOfTwentyThousandFailsAndNothingIsLost() throws Exception {
        alleSlagFeil(20_000);
    }

    @Test
    void anApiThatIsDownForSomeSecondsIsWaitedFor() throws Exception {
        nede(1_000, Duration.ofSeconds(4));
    }

    @Test
    @Tag("lang")
    void anApiThatIsDownForAMinuteIsWaitedFor() throws Exception {
        nede(20_000, Duration.ofSeconds(60));
    }

    private void alleSlagFeil(int par) throws Exception {
        new Feilkjoering(mappe, par).kjoer(simulator -> {
            simulator.feil(Feilkjoering.hvertTiende());
            return () -> {};
        });
    }

    private void nede(int par, Duration varighet) throws Exception {
        new Feilkjoering(mappe, par).kjoer(simulator -> new Nedetid(simulator, par / 2, varighet)::slutt);
    }
}
