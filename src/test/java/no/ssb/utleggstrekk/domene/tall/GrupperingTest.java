package no.ssb.utleggstrekk.domene.tall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups by hand; random histories through the whole job are in {@code FasitTest}. */
class GrupperingTest {
    private static final String SKATT = "utleggstrekkSkatt";
    private static final String SAMORDNET = "utleggstrekkSamordnet";

    private final List<String> ut = new ArrayList<>();
    private final Gruppering gruppering = new Gruppering(new Avsloeringsregel(2, 0, 0.75), new Gruppering.Mottaker() {
        @Override
        public void underenhet(@Nullable String underenhet, Gruppetall tall) {
            ut.add(underenhet + ": " + tekst(tall));
        }

        @Override
        public void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall) {
            ut.add(underenhet + "/" + beskrivelse + ": " + tekst(tall));
        }
    });

    private static String tekst(Gruppetall t) {
        return "%s of %d, %d persons, %d linjer, %d positive, sum %d, %d/%s/%d, share %s%s"
                .formatted(
                        t.opplysningspliktig(),
                        t.antallOpplysningspliktige(),
                        t.antallInntektsmottakere(),
                        t.antallUtleggstrekk(),
                        t.antallPositive(),
                        t.sumBeloep(),
                        t.minBeloep(),
                        t.medianBeloep(),
                        t.maxBeloep(),
                        t.stoersteAndel(),
                        t.avsloeringsrisiko() ? ", flagged" : "");
    }

    @Test
    void thePersonsOfAGroupAreCountedOnceAndTheirSumsCompared() {
        gruppering.linje("A", "p1", "o1", SKATT, -100);
        gruppering.linje("A", "p1", "o1", SAMORDNET, -200);
        gruppering.linje("A", "p1", "o2", SKATT, 50);
        gruppering.linje("A", "p2", "o1", SKATT, -250);
        gruppering.linje("B", "p2", null, SKATT, 7);
        gruppering.slutt();

        assertThat(ut)
                .containsExactly(
                        "A: null of 2, 2 persons, 4 linjer, 1 positive, sum -500, -250/-150.0/50, share 0.5",
                        "A/utleggstrekkSamordnet: o1 of 1, 1 persons, 1 linjer, 0 positive, sum -200, -200/-200.0/-200, share 1.0, flagged",
                        "A/utleggstrekkSkatt: null of 2, 2 persons, 3 linjer, 1 positive, sum -300, -250/-100.0/50, share 0.8333333333333334, flagged",
                        "B: null of 0, 1 persons, 1 linjer, 1 positive, sum 7, 7/7.0/7, share 1.0, flagged",
                        "B/utleggstrekkSkatt: null of 0, 1 persons, 1 linjer, 1 positive, sum 7, 7/7.0/7, share 1.0, flagged");
    }

    @Test
    void linjerWithoutAnUnderenhetAreAGroupAndSumsOfZeroHaveNoShare() {
        gruppering.linje(null, "p1", null, SKATT, 100);
        gruppering.linje(null, "p1", null, SKATT, -100);
        gruppering.linje(null, "p2", null, SKATT, 0);
        gruppering.slutt();

        assertThat(ut.get(0))
                .isEqualTo(
                        "null: null of 0, 2 persons, 3 linjer, 1 positive, sum 0, -100/0.0/100, share null, flagged");
    }

    @Test
    void descriptionsComeInTheOrderOfTheirBytes() {
        for (String beskrivelse : List.of("\uD83D\uDE00", "\uFFFD", "å", "Z", "a")) {
            gruppering.linje("A", "p", null, beskrivelse, -1);
        }
        gruppering.slutt();

        assertThat(ut.stream().skip(1).map(l -> l.replaceFirst("A/(.*): null.*", "$1")))
                .containsExactly("Z", "a", "å", "\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void amountsAtTheEndsOfTheirTypeDoNotOverflow() {
        for (int i = 0; i < 1_000; i++) {
            gruppering.linje("A", "p" + i / 2, "o", SKATT, i % 2 == 0 ? Integer.MIN_VALUE : Integer.MIN_VALUE + 1);
        }
        gruppering.slutt();

        assertThat(ut.get(0))
                .contains(
                        "500 persons, 1000 linjer, 0 positive, sum -2147483647500, -2147483648/-2.1474836475E9/-2147483647");
    }

    @Test
    void theSecondLargestMustNotComeWithinPPercentOfTheLargest() {
        assertThat(erFlagget(100, 50, 10)).isFalse();
        assertThat(erFlagget(100, 50, 9)).isTrue();
        assertThat(erFlagget(100, 50, 5, 5)).isFalse();
        assertThat(erFlagget(5, 5, 5)).as("ties").isFalse();
        assertThat(erFlagget(5, 5)).as("two persons").isTrue();
        assertThat(erFlagget(100, 100, 0, 0)).as("two sums above 0").isTrue();
        assertThat(erFlagget(0, 0, 0)).as("no sum above 0").isTrue();
    }

    /** By the rule as it is by default; each number is one person's sum. */
    private static boolean erFlagget(int... summer) {
        List<Boolean> flagg = new ArrayList<>();
        Gruppering en = new Gruppering(new Avsloeringsregel(3, 10, null), new Gruppering.Mottaker() {
            @Override
            public void underenhet(@Nullable String underenhet, Gruppetall tall) {
                flagg.add(tall.avsloeringsrisiko());
            }

            @Override
            public void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall) {
                // the same linjer
            }
        });
        for (int i = 0; i < summer.length; i++) {
            en.linje("A", "p" + i, null, SKATT, -summer[i]);
        }
        en.slutt();
        return flagg.get(0);
    }

    @Test
    void noLinjerAreNoGroups() {
        gruppering.slutt();

        assertThat(ut).isEmpty();
    }
}
