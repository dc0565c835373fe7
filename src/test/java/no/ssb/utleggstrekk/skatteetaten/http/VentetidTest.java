package no.ssb.utleggstrekk.skatteetaten.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VentetidTest {
    private static final Instant NAA = Instant.parse("2026-11-02T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                "' 120 '|120",
                "0|0",
                "007|7",
                "999999999|999999999",
                "Mon, 02 Nov 2026 08:01:30 GMT|90",
                "Monday, 02-Nov-26 08:01:30 GMT|90",
                "Mon, 02 Nov 2026 07:59:00 GMT|0",
                "Thu, 01 Jan 1970 00:00:00 GMT|0"
            })
    void retryAfterIsSecondsOrAnHttpDate(String verdi, long sekunder) {
        assertThat(Ventetid.retryAfter(verdi, NAA)).hasValue(Duration.ofSeconds(sekunder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "soon", "-5", "1.5", "7 s", "2026-11-02T08:01:30Z", "Mon, 99 Nov 2026 08:01:30 GMT"})
    @NullSource
    void aRetryAfterThatIsNeitherIsAsNone(@Nullable String verdi) {
        assertThat(Ventetid.retryAfter(verdi, NAA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1764000000000", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void aHugeRetryAfterIsLongerThanAnybodyWaits(String verdi) {
        assertThat(Ventetid.retryAfter(verdi, NAA).orElseThrow()).isGreaterThan(Duration.ofDays(10_000));
    }

    @Test
    void backOffDoublesUpToACap() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(new Ventetid(() -> 1.0)::etterFeil))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
        assertThat(new Ventetid(() -> 1.0).etterFeil(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void jitterIsFullFromNothingToTheWhole() {
        assertThat(new Ventetid(() -> 0.0).etterFeil(5)).isEqualTo(Duration.ZERO);
        assertThat(new Ventetid(() -> 0.25).etterFeil(5)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void after429NobodyComesBackAtOnce() {
        assertThat(Ventetid.etter429(Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
        assertThat(Ventetid.etter429(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(new Ventetid(() -> 0.0).etter429(3)).isEqualTo(Duration.ofMillis(250));
    }
}
