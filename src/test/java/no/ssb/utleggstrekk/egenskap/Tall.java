package no.ssb.utleggstrekk.egenskap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules 14 and 15 said again with maps: the figures of a month from its rows of inndata, in the order of the columns there. */
final class Tall {
    private static final int KALENDERMAANED = 0;
    private static final int UNDERENHET = 1;
    private static final int INNTEKTSMOTTAKER = 2;
    private static final int OPPLYSNINGSPLIKTIG = 3;
    private static final int BESKRIVELSE = 4;
    private static final int BELOEP = 5;

    private Tall() {}

    static List<List<@Nullable Object>> perUnderenhet(List<List<@Nullable Object>> inndata) {
        return tall(inndata, rad -> Arrays.asList(rad.get(KALENDERMAANED), rad.get(UNDERENHET)));
    }

    static List<List<@Nullable Object>> perUnderenhetOgBeskrivelse(List<List<@Nullable Object>> inndata) {
        return tall(inndata, rad -> Arrays.asList(rad.get(KALENDERMAANED), rad.get(UNDERENHET), rad.get(BESKRIVELSE)));
    }

    static List<List<@Nullable Object>> totalt(List<List<@Nullable Object>> inndata) {
        return grupper(inndata, rad -> Arrays.asList(rad.get(KALENDERMAANED)), Tall::nasjonaltMaal);
    }

    static List<List<@Nullable Object>> totaltPerBeskrivelse(List<List<@Nullable Object>> inndata) {
        return grupper(
                inndata, rad -> Arrays.asList(rad.get(KALENDERMAANED), rad.get(BESKRIVELSE)), Tall::nasjonaltMaal);
    }

    private static List<List<@Nullable Object>> tall(
            List<List<@Nullable Object>> inndata, Function<List<@Nullable Object>, List<@Nullable Object>> gruppe) {
        return grupper(inndata, gruppe, Tall::maal);
    }

    private static List<List<@Nullable Object>> grupper(
            List<List<@Nullable Object>> inndata,
            Function<List<@Nullable Object>, List<@Nullable Object>> gruppe,
            Function<List<List<@Nullable Object>>, List<@Nullable Object>> maal) {
        Map<List<@Nullable Object>, List<List<@Nullable Object>>> grupper = new LinkedHashMap<>();
        inndata.forEach(rad -> grupper.computeIfAbsent(gruppe.apply(rad), g -> new ArrayList<>())
                .add(rad));
        List<List<@Nullable Object>> rader = new ArrayList<>();
        grupper.forEach((noekkel, linjer) -> {
            List<@Nullable Object> rad = new ArrayList<>(noekkel);
            rad.addAll(maal.apply(linjer));
            rader.add(rad);
        });
        return sortert(rader);
    }

    private static List<@Nullable Object> maal(List<List<@Nullable Object>> linjer) {
        List<String> opplysningspliktige = linjer.stream()
                .map(l -> (String) l.get(OPPLYSNINGSPLIKTIG))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<Integer> beloep =
                linjer.stream().map(l -> (Integer) l.get(BELOEP)).sorted().toList();
        int n = beloep.size();
        List<Long> perPerson = summer(linjer).stream().map(Math::abs).toList();
        long nevner = perPerson.stream().mapToLong(s -> s).sum();
        Double andel = nevner == 0
                ? null
                : (double) perPerson.stream().mapToLong(s -> s).max().orElseThrow() / nevner;
        return Arrays.asList(
                opplysningspliktige.size() == 1 ? opplysningspliktige.get(0) : null,
                opplysningspliktige.size(),
                perPerson.size(),
                n,
                (int) beloep.stream().filter(b -> b > 0).count(),
                beloep.stream().mapToLong(b -> b).sum(),
                beloep.get(0),
                ((double) beloep.get((n - 1) / 2) + beloep.get(n / 2)) / 2,
                beloep.get(n - 1),
                andel,
                avsloerende(perPerson));
    }

    private static List<@Nullable Object> nasjonaltMaal(List<List<@Nullable Object>> linjer) {
        List<Long> perPerson = summer(linjer).stream().sorted().toList();
        int n = perPerson.size();
        return Arrays.asList(
                n,
                (int) linjer.stream()
                        .map(l -> l.get(UNDERENHET))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                linjer.size(),
                (int) linjer.stream().filter(l -> l.get(UNDERENHET) == null).count(),
                (int) linjer.stream().filter(l -> (Integer) l.get(BELOEP) > 0).count(),
                perPerson.stream().mapToLong(s -> s).sum(),
                ((double) perPerson.get((n - 1) / 2) + perPerson.get(n / 2)) / 2);
    }

    /** Of each person. */
    static List<Long> summer(List<List<@Nullable Object>> linjer) {
        return List.copyOf(linjer.stream()
                .collect(Collectors.groupingBy(
                        l -> l.get(INNTEKTSMOTTAKER), Collectors.summingLong(l -> (Integer) l.get(BELOEP))))
                .values());
    }

    /** The sizes of the persons' sums: too few above 0, or one that the second largest can tell within 10 %. */
    static boolean avsloerende(List<Long> stoerrelser) {
        return stoerrelser.stream().filter(x -> x > 0).count() < 3 || innenforTiProsent(stoerrelser);
    }

    /** The p% rule. */
    static boolean innenforTiProsent(List<Long> stoerrelser) {
        List<Long> fallende =
                stoerrelser.stream().sorted(Comparator.reverseOrder()).toList();
        long resten = fallende.stream().skip(2).mapToLong(x -> x).sum();
        return 100 * resten < 10 * fallende.get(0);
    }

    /** By the columns in order, nulls last. */
    static List<List<@Nullable Object>> sortert(List<List<@Nullable Object>> rader) {
        return rader.stream().sorted(Tall::sammenlign).toList();
    }

    @SuppressWarnings("unchecked") // a column has values of one type
    private static int sammenlign(List<@Nullable Object> a, List<@Nullable Object> b) {
        Comparator<Comparable<Object>> nullSist = Comparator.nullsLast(Comparator.naturalOrder());
        for (int i = 0; i < a.size(); i++) {
            int forskjell = nullSist.compare((Comparable<Object>) a.get(i), (Comparable<Object>) b.get(i));
            if (forskjell != 0) {
                return forskjell;
            }
        }
        return 0;
    }
}
