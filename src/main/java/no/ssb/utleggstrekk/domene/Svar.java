package no.ssb.utleggstrekk.domene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one lookup: what came of it, and what was odd about it. Both are stored in one transaction (rule 9).
 *
 * @param utfall what came of it
 * @param avvik what was odd, possibly nothing
 * @param raasvar the answer as it came; null for FEILET, which has none, and for one that was read again
 */
public record Svar(
        Utfall utfall, List<Avvik> avvik, @Nullable Raasvar raasvar) {
    public Svar {
        avvik = List.copyOf(avvik);
    }

    public Svar(Utfall utfall, List<Avvik> avvik) {
        this(utfall, avvik, null);
    }

    /** The same, with the answer as it came. */
    public Svar medRaasvar(Raasvar nytt) {
        return new Svar(utfall, avvik, nytt);
    }
}
