package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;

/** The datasets' schemas, read when the first is asked for: a month with nothing new asks for none. */
final class Skjemaer {
    /** As they stand in {@code schemas/}. */
    static final Map<Datasett, Schema> BESKRIVELSER = alle(Skjemaer::les);

    /** The same without what only Datadoc tells. */
    static final Map<Datasett, Schema> KOLONNER = alle(d -> bareKolonner(d.beskrivelse()));

    private Skjemaer() {}

    private static Map<Datasett, Schema> alle(Function<Datasett, Schema> hvordan) {
        Map<Datasett, Schema> alle = new EnumMap<>(Datasett.class);
        for (Datasett datasett : Datasett.values()) {
            alle.put(datasett, hvordan.apply(datasett));
        }
        return alle;
    }

    private static Schema les(Datasett datasett) {
        String ressurs = "/schemas/%s.avsc".formatted(datasett.navn());
        try (InputStream inn = Datasett.class.getResourceAsStream(ressurs)) {
            if (inn == null) {
                throw new IllegalStateException(ressurs + " is not in the jar");
            }
            return new Schema.Parser().parse(inn);
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }

    private static Schema bareKolonner(Schema s) {
        return Schema.createRecord(
                s.getName(),
                s.getDoc(),
                s.getNamespace(),
                false,
                s.getFields().stream()
                        .map(f -> new Schema.Field(f.name(), f.schema(), f.doc(), f.defaultVal()))
                        .toList());
    }
}
