package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FordelingTest {
    private static final long FOER = 1;

    private final List<Klasse> klasser = new ArrayList<>(IntStream.rangeClosed(0, Fordeling.AAPEN / Fordeling.KLASSE)
            .mapToObj(nr -> new Klasse(nr * Fordeling.KLASSE))
            .toList());

    @Test
    void onePersonInSeveralClassesIsOnePerson() {
        har(0, 9, 1, 2, 3);
        har(8500, 1, 7);
        har(9000, 1, 7);
        har(9500, 1, 7);
        assertThat(vist())
                .as("three deductions of one person are no class of their own")
                .containsExactly("0: 12");
    }

    @Test
    void twoPersonsInAClassAreToldWithThoseOfTheNext() {
        har(0, 3, 1, 2, 3);
        har(500, 2, 4, 5);
        har(1000, 2, 5, 6);
        assertThat(vist()).containsExactly("0: 3", "500: 4");
    }

    @Test
    void fewPersonsThatMovedAreHiddenInAWiderClassAndThreeAreNot() {
        for (int fra : new int[] {0, 500, 1000, 1500}) {
            har(fra, 5, 1, 2, 3);
        }
        klasse(0).endret(FOER, 1, -1);
        klasse(500).endret(FOER, 1, 1);
        for (int person : new int[] {4, 5, 6}) {
            klasse(1000).endret(FOER, person, 1);
        }
        assertThat(vist()).as("of 0 and 500 together nothing changed").containsExactly("0: 10", "1000: 5", "1500: 5");
    }

    @Test
    void personsThatAreNotToldApartDoNotCountAsThree() {
        for (int fra : new int[] {0, 500, 1000}) {
            har(fra, 5, 1, 2, 3);
        }
        klasse(500).flereEndret(FOER);
        klasse(1000).flereEndret(FOER);
        for (int person : new int[] {4, 5, 6}) {
            klasse(1000).endret(FOER, person, 1);
        }
        assertThat(vist()).containsExactly("0: 5", "500: 10");
    }

    @Test
    void twoPersonsInAllHaveNoClasses() {
        har(500, 4, 1, 2);
        assertThat(Fordeling.slaatSammen(klasser)).isEmpty();
    }

    private void har(int fra, int antall, long... personer) {
        klasse(fra).har(antall, Arrays.stream(personer).boxed().toList());
    }

    private Klasse klasse(int fra) {
        return klasser.get(fra / Fordeling.KLASSE);
    }

    /** The classes with deductions. */
    private List<String> vist() {
        return Fordeling.slaatSammen(klasser)
                .valueStream()
                .filter(k -> k.get("antall_utleggstrekk").asLong() > 0)
                .map(k -> k.get("fra").asString() + ": "
                        + k.get("antall_utleggstrekk").asString())
                .toList();
    }
}
