package no.ssb.utleggstrekk.domene;

import java.util.List;

/**
 * The answer to one lookup: what came of it, and what was odd about it. Both are stored in one transaction (rule 9).
 *
 * @param utfall what came of it
 * @param avvik what was odd, possibly nothing
 */
public record Svar(Utfall utfall, List<Avvik> avvik) {
    public Svar {
        avvik = List.copyOf(avvik);
    }
}
