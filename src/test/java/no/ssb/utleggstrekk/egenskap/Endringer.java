package no.ssb.utleggstrekk.egenskap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The correction ledger said again: what changed in each underenhet from one version's rows of inndata to the next one's.
 * An underenhet is in it when a person there is new, gone, or has other rows than before.
 */
final class Endringer {
    private static final int UNDERENHET = 1;
    private static final int INNTEKTSMOTTAKER = 2;
    private static final int BELOEP = 5;

    private Endringer() {}

    static List<List<@Nullable Object>> mellom(
            String maaned, List<List<@Nullable Object>> foer, List<List<@Nullable Object>> etter, int versjon) {
        Map<@Nullable Object, Map<Object, List<List<@Nullable Object>>>> gamle = perUnderenhetOgPerson(foer);
        Map<@Nullable Object, Map<Object, List<List<@Nullable Object>>>> nye = perUnderenhetOgPerson(etter);
        Set<@Nullable Object> underenheter = new HashSet<>(gamle.keySet());
        underenheter.addAll(nye.keySet());
        List<List<@Nullable Object>> rader = new ArrayList<>();
        for (Object underenhet : underenheter) {
            Map<Object, List<List<@Nullable Object>>> var = gamle.getOrDefault(underenhet, Map.of());
            Map<Object, List<List<@Nullable Object>>> er = nye.getOrDefault(underenhet, Map.of());
            if (!var.equals(er)) {
                rader.add(rad(maaned, underenhet, versjon, var, er));
            }
        }
        return Tall.sortert(rader);
    }

    private static List<@Nullable Object> rad(
            String maaned,
            @Nullable Object underenhet,
            int versjon,
            Map<Object, List<List<@Nullable Object>>> var,
            Map<Object, List<List<@Nullable Object>>> er) {
        int nye = (int) er.keySet().stream().filter(p -> !var.containsKey(p)).count();
        int borte = (int) var.keySet().stream().filter(p -> !er.containsKey(p)).count();
        List<Object> endret = er.keySet().stream()
                .filter(p -> var.containsKey(p) && !var.get(p).equals(er.get(p)))
                .toList();
        int endretBeloep =
                (int) endret.stream().filter(p -> sum(var, p) != sum(er, p)).count();
        return Arrays.asList(
                maaned,
                underenhet,
                versjon,
                var.size(),
                er.size(),
                er.size() - var.size(),
                antall(var),
                antall(er),
                antall(er) - antall(var),
                sum(var),
                sum(er),
                sum(er) - sum(var),
                nye,
                endret.size(),
                endretBeloep,
                borte,
                harRisiko(var, er));
    }

    /** The underenhet was at risk, is, or so few changed, or one by so much, that the change tells of one. */
    private static boolean harRisiko(
            Map<Object, List<List<@Nullable Object>>> var, Map<Object, List<List<@Nullable Object>>> er) {
        Set<Object> alle = new HashSet<>(var.keySet());
        alle.addAll(er.keySet());
        List<Long> endringer = alle.stream()
                .filter(p -> !Objects.equals(var.get(p), er.get(p)))
                .map(p -> Math.abs(sum(er, p) - sum(var, p)))
                .toList();
        return gruppeHarRisiko(var) || gruppeHarRisiko(er) || endringer.size() < 3 || Tall.innenforTiProsent(endringer);
    }

    private static boolean gruppeHarRisiko(Map<Object, List<List<@Nullable Object>>> personer) {
        return !personer.isEmpty()
                && Tall.avsloerende(personer.keySet().stream()
                        .map(p -> Math.abs(sum(personer, p)))
                        .toList());
    }

    private static long sum(Map<Object, List<List<@Nullable Object>>> personer, Object person) {
        return personer.getOrDefault(person, List.of()).stream()
                .mapToLong(rad -> (Integer) rad.get(BELOEP))
                .sum();
    }

    private static int antall(Map<Object, List<List<@Nullable Object>>> personer) {
        return personer.values().stream().mapToInt(List::size).sum();
    }

    private static long sum(Map<Object, List<List<@Nullable Object>>> personer) {
        return personer.values().stream()
                .flatMap(List::stream)
                .mapToLong(rad -> (Integer) rad.get(BELOEP))
                .sum();
    }

    private static Map<@Nullable Object, Map<Object, List<List<@Nullable Object>>>> perUnderenhetOgPerson(
            List<List<@Nullable Object>> inndata) {
        Map<@Nullable Object, Map<Object, List<List<@Nullable Object>>>> grupper = new HashMap<>();
        inndata.forEach(rad -> grupper.computeIfAbsent(rad.get(UNDERENHET), u -> new HashMap<>())
                .computeIfAbsent(rad.get(INNTEKTSMOTTAKER), p -> new ArrayList<>())
                .add(rad));
        return grupper;
    }
}
