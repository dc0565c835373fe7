package no.ssb.utleggstrekk.domene;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to one lookup of a person over adjacent months ({@code docs/svartabell.md}). */
public sealed interface Personsvar {
    /**
     * It answers each month of the span.
     *
     * @param maaneder an answer for every month asked for, and no other
     * @param raasvar the answer as it came, once for all the months; null for FEILET, which has none
     */
    record Endelig(
            Map<Kalendermaaned, Svar> maaneder, @Nullable Raasvar raasvar) implements Personsvar {
        public Endelig {
            maaneder = Map.copyOf(maaneder);
        }
    }

    /**
     * It holds for no month of the span alone: each is to be asked for by itself, so that one month cannot take the others
     * with it. Never for a span of one month.
     */
    record MaanedForMaaned() implements Personsvar {}
}
