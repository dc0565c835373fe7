package no.ssb.utleggstrekk.domene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the hendelsesliste.
 *
 * @param hendelser in the order sent, which says nothing; empty for each of the three ways the API ends the list (404
 *     FA-005, an empty array, an empty object): whether that is a gap or the end is decided by the reader (rule 3)
 * @param avvik what was odd about the page
 */
public record Hendelsesside(List<Hendelse> hendelser, List<Funn> avvik) {
    /**
     * Something odd.
     *
     * @param sekvensnummer of the hendelse; null when it is about the page, or the hendelse has no usable number
     */
    public record Funn(Avvik avvik, @Nullable Long sekvensnummer) {}

    public Hendelsesside {
        hendelser = List.copyOf(hendelser);
        avvik = List.copyOf(avvik);
    }
}
