package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The first sekvensnummer of a date: {@code {"sekvensnummer": 21}}. */
public record Startsvar() implements Lesning.Leser<Long> {
    private static final String FELT = "sekvensnummer";

    @Override
    public String datafelt() {
        return FELT;
    }

    @Override
    public Lesning<Long> les(JsonNode kropp) {
        Long nummer = kropp.isObject() ? new Objekt(kropp, "", Set.of(FELT), new Lesefunn()).heltall(FELT) : null;
        return nummer == null || nummer < 1
                ? new Lesning.Uleselig<>("the body has no usable sekvensnummer")
                : new Lesning.Lest<>(nummer);
    }
}
