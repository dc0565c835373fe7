package no.ssb.utleggstrekk.skatteetaten.svar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The first sekvensnummer of a date: {@code {"sekvensnummer": 21}}. */
public record Startsvar(LocalDate dato) implements Tolkning.Leser<Long> {
    /** The number, the only field. */
    public static final Felt SEKVENSNUMMER = Felt.lest("sekvensnummer", Felt.Type.HELTALL, "sekvensnummer");

    @Override
    public Object emne() {
        return dato;
    }

    @Override
    public Tolkning<Long> les(JsonNode kropp) {
        Long nummer = kropp.isObject()
                ? new Objekt(kropp, "", Felt.Innhold.av(SEKVENSNUMMER), new Lesefunn()).heltall(SEKVENSNUMMER)
                : null;
        return nummer == null || nummer < 1 || nummer == Long.MAX_VALUE
                ? Feltnavn.ukjent("the body has no usable " + SEKVENSNUMMER.foerste(), List.of(kropp), false)
                : new Tolkning.Data<>(nummer, Map.of());
    }
}
