package no.ssb.utleggstrekk.innstillinger;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The keys under {@code utleggstrekk}, from the types that they are read into. */
final class Innstillingsnoekler {
    /** What stands for a number in a list, or a name in a map. */
    static final String ETTHVERT = "*";

    /** Each key below {@code utleggstrekk}, in small letters with hyphens, and its type. */
    static final Map<String, Class<?>> ALLE = alle();

    /** The same as an operator writes them. */
    static final List<String> HELE =
            ALLE.keySet().stream().map(n -> "utleggstrekk." + n).sorted().toList();

    private Innstillingsnoekler() {}

    private static Map<String, Class<?>> alle() {
        Map<String, Class<?>> noekler = new TreeMap<>();
        legg("", Innstillinger.class, noekler);
        return Map.copyOf(noekler);
    }

    private static void legg(String noekkel, Type type, Map<String, Class<?>> til) {
        if (type instanceof ParameterizedType samling) {
            Type[] deler = samling.getActualTypeArguments();
            til.put(noekkel, (Class<?>) samling.getRawType());
            legg(noekkel + "." + ETTHVERT, deler[deler.length - 1], til);
        } else if (type instanceof Class<?> klasse && klasse.isRecord() && erVaar(klasse)) {
            for (RecordComponent del : klasse.getRecordComponents()) {
                legg((noekkel.isEmpty() ? "" : noekkel + ".") + navn(del), del.getGenericType(), til);
            }
        } else if (type instanceof Class<?> klasse) {
            til.put(noekkel, klasse);
        }
    }

    private static boolean erVaar(Class<?> klasse) {
        return klasse.getPackage().equals(Innstillinger.class.getPackage());
    }

    private static String navn(RecordComponent del) {
        return del.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
