package no.ssb.utleggstrekk.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup asks for.
 *
 * @param par the person in each month from fraOgMed to tilOgMed, the number unchecked; empty when it asks for no months
 *     that can be read
 * @param loggId the number asked for; null when it is not a lookup by number, or no number
 */
record Forespoersel(
        String rettighetspakke, List<Par> par, @Nullable Long loggId) {
    /** Other fields are in the contract, but not used by the job: a call with them is refused. */
    private static final Set<String> KJENTE_FELT = Set.of("fraOgMed", "tilOgMed", "historikk");

    private static final int MAKS_MAANEDER = 240;

    /**
     * Null when the path is none of the API's.
     *
     * @param denne the month that ends a span without tilOgMed
     */
    static @Nullable Forespoersel av(String sti, Map<String, String> felt, Kalendermaaned denne) {
        String[] deler = sti.split("/", -1);
        if (deler.length == 5 && deler[3].equals("person")) {
            return new Forespoersel(deler[2], par(deler[4], felt, denne), null);
        }
        return deler.length == 4
                ? new Forespoersel(deler[2], List.of(), deler[3].matches("[0-9]{1,18}") ? Long.valueOf(deler[3]) : null)
                : null;
    }

    private static List<Par> par(String identifikator, Map<String, String> felt, Kalendermaaned denne) {
        Optional<Kalendermaaned> fra = Kalendermaaned.les(felt.getOrDefault("fraOgMed", ""));
        Optional<Kalendermaaned> til = Kalendermaaned.les(felt.getOrDefault("tilOgMed", denne.toString()));
        if (fra.isEmpty()
                || til.isEmpty()
                || !KJENTE_FELT.containsAll(felt.keySet())
                || !felt.getOrDefault("historikk", "false").equals("false")) {
            return List.of();
        }
        List<Par> par = Stream.iterate(fra.get(), m -> !til.get().erFoer(m), m -> m.pluss(1))
                .limit(MAKS_MAANEDER + 1L)
                .map(m -> new Par(identifikator, m.toString()))
                .toList();
        return par.size() > MAKS_MAANEDER ? List.of() : par;
    }
}
