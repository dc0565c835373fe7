package no.ssb.utleggstrekk.steg.rapport;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A class of {@link Fordeling}, with so much of whose deductions are in it as decides whether it may be shown. */
final class Klasse {
    private final int fra;
    private long antall;

    /** All when they are fewer than three. */
    private final Set<Long> personer = new HashSet<>();

    /** By earlier kjøring: how many deductions more each person has in the class; and those of which it is not known. */
    private final Map<Long, Map<Long, Integer>> endret = new HashMap<>();

    private final Set<Long> flereEndret = new HashSet<>();

    Klasse(int fra) {
        this.fra = fra;
    }

    int fra() {
        return fra;
    }

    long antall() {
        return antall;
    }

    void har(long trekk, Collection<Long> noenPersoner) {
        antall += trekk;
        personer.addAll(noenPersoner);
    }

    void endret(long tidligere, long person, int flere) {
        endret.computeIfAbsent(tidligere, t -> new HashMap<>()).merge(person, flere, Integer::sum);
    }

    /** By persons who are not told apart. */
    void flereEndret(long tidligere) {
        flereEndret.add(tidligere);
        endret.computeIfAbsent(tidligere, t -> new HashMap<>());
    }

    /** This one with the next. A deduction that moved from one to the other is no change of the two. */
    Klasse med(Klasse neste) {
        neste.personer.forEach(personer::add);
        antall += neste.antall;
        neste.endret.forEach((tidligere, av) -> av.forEach((person, flere) -> endret(tidligere, person, flere)));
        neste.flereEndret.forEach(this::flereEndret);
        return this;
    }

    boolean harNokPersoner() {
        return personer.isEmpty() || personer.size() >= Kroner.MINSTE_ANTALL;
    }

    boolean kanVises() {
        return harNokPersoner()
                && endret.entrySet().stream().allMatch(e -> {
                    long endrede = e.getValue().values().stream()
                            .filter(flere -> flere != 0)
                            .count();
                    return endrede >= Kroner.MINSTE_ANTALL || (endrede == 0 && !flereEndret.contains(e.getKey()));
                });
    }
}
