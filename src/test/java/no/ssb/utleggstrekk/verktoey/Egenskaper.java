package no.ssb.utleggstrekk.verktoey;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties as -D gives them, for as long as a test has this open. Not beside other tests of the same JVM. */
public final class Egenskaper implements AutoCloseable {
    private final Map<String, @Nullable String> foer = new LinkedHashMap<>();

    public Egenskaper(Map<String, Object> satt) {
        satt.forEach((navn, verdi) -> foer.put(navn, System.setProperty(navn, verdi.toString())));
    }

    @Override
    public void close() {
        foer.forEach((navn, verdi) -> {
            if (verdi == null) {
                System.clearProperty(navn);
            } else {
                System.setProperty(navn, verdi);
            }
        });
    }
}
