package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Kills at named points, some after one another in one course. */
record Kjeder(Krasjfasit fasit, Krasjtall tall) {
    /** Crashes of one kjøring after another: six makes each cost little more than one process. */
    private static final int PER_LOEP = 6;

    /** Points passed more often than this are sampled. */
    private static final int SJELDEN = 3;

    /** One course, killed at the first passing of the first point that fits each name. */
    void kjede(int nr, String... navn) {
        List<Avbrudd> avbrudd = Stream.of(navn).map(n -> foerste(nr, n)).toList();
        assertThat(new Loep(fasit, nr, new Random(nr), tall).medStatus().gjennomfoer(avbrudd))
                .as("points that were not passed")
                .isEmpty();
    }

    /** Each once, in courses of some; those that a restart did not come to begin a course of their own. */
    void kjedet(int nr, String navn) {
        List<Avbrudd> alle = alleKryss(nr, navn);
        Deque<List<Avbrudd>> kjeder = new ArrayDeque<>();
        int antall = (alle.size() + PER_LOEP - 1) / PER_LOEP;
        for (int i = 0; i < antall; i++) {
            List<Avbrudd> kjede = new ArrayList<>();
            for (int j = i; j < alle.size(); j += antall) { // far from one another, in the order of the work
                kjede.add(alle.get(j));
            }
            kjeder.add(kjede);
        }
        for (int froe = 0; !kjeder.isEmpty(); froe++) {
            List<Avbrudd> kjede = kjeder.remove();
            List<Avbrudd> uteblitt = new Loep(fasit, nr, new Random(froe), tall).gjennomfoer(kjede);
            assertThat(uteblitt).as("points, of which the first was not passed").hasSizeLessThan(kjede.size());
            if (!uteblitt.isEmpty()) {
                kjeder.add(uteblitt);
            }
            tall.skriv();
        }
    }

    /** The first passing of the first point whose name fits. */
    private Avbrudd foerste(int nr, String navn) {
        return fasit.trinn(nr).kryss().keySet().stream()
                .filter(k -> k.matches(navn))
                .findFirst()
                .map(k -> Avbrudd.ved(k, 1))
                .orElseThrow(() -> new AssertionError("no point is named " + navn + "; there are "
                        + fasit.trinn(nr).kryss().keySet()));
    }

    /** Every passing of the rare points; of the others the first, one in the middle and the last but one. */
    private List<Avbrudd> alleKryss(int nr, String navn) {
        List<Avbrudd> alle = new ArrayList<>();
        for (Map.Entry<String, Integer> k : fasit.trinn(nr).kryss().entrySet()) {
            if (k.getKey().matches(navn)) {
                int n = k.getValue();
                IntStream passeringer = n <= SJELDEN ? IntStream.rangeClosed(1, n) : IntStream.of(1, n / 2, n - 1);
                passeringer.forEach(i -> alle.add(Avbrudd.ved(k.getKey(), i)));
            }
        }
        return alle;
    }
}
