package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of Skatteetaten's answers as we know it: data, so that the names stand in one place and can be compared with an
 * OpenAPI document.
 *
 * @param vaart what we call it
 * @param navn the names it goes under, in the order they are looked for
 * @param bruk what it is to us
 * @param innhold the fields of the object, or of the objects of the list, that it holds; null when they are not read
 */
public record Felt(
        String vaart,
        List<String> navn,
        Type type,
        Bruk bruk,
        @Nullable Innhold innhold) {
    /** What a field holds. */
    public enum Type {
        TEKST,
        HELTALL,
        FLAGG,
        MAANED,
        DATO,
        TIDSPUNKT,
        OBJEKT,
        LISTE
    }

    /** What a field is to us. */
    public enum Bruk {
        /** Read. */
        LEST,
        /** Read where it comes, though no document names it. */
        ANTATT,
        /** Known, and of no use to us: it stays in the raw answer. */
        KJENT
    }

    /** The fields of one kind of object. */
    public record Innhold(List<Felt> felt, Set<String> navn) {
        static Innhold av(List<Felt> felt) {
            return new Innhold(
                    List.copyOf(felt),
                    felt.stream().flatMap(f -> f.navn().stream()).collect(Collectors.toUnmodifiableSet()));
        }

        static Innhold av(Felt... felt) {
            return av(List.of(felt));
        }
    }

    static Felt lest(String vaart, Type type, String... navn) {
        return new Felt(vaart, List.of(navn), type, Bruk.LEST, null);
    }

    static Felt antatt(String vaart, Type type, String... navn) {
        return new Felt(vaart, List.of(navn), type, Bruk.ANTATT, null);
    }

    static Felt kjent(Type type, String navn) {
        return new Felt(navn, List.of(navn), type, Bruk.KJENT, null);
    }

    static Felt objekt(String vaart, String navn, Felt... innhold) {
        return new Felt(vaart, List.of(navn), Type.OBJEKT, Bruk.LEST, Innhold.av(innhold));
    }

    static Felt liste(String vaart, String navn, Felt... innhold) {
        return liste(vaart, navn, Innhold.av(innhold));
    }

    static Felt liste(String vaart, String navn, Innhold innhold) {
        return new Felt(vaart, List.of(navn), Type.LISTE, Bruk.LEST, innhold);
    }

    /** The same under other names; itself when there are none. */
    Felt medNavn(List<String> andre) {
        return andre.isEmpty() ? this : new Felt(vaart, andre, type, bruk, innhold);
    }

    /** Its first name, for a path where it is missing. */
    String foerste() {
        return navn.get(0);
    }
}
