package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A section of the page, under construction by the class that knows it. */
record Del(String id, String tittel, List<Blokk> blokker) {
    static Del ny(String id, String tittel) {
        return new Del(id, tittel, new ArrayList<>());
    }

    Del med(Blokk blokk) {
        blokker.add(blokk);
        return this;
    }

    Del avsnitt(String tekst) {
        return med(Blokk.avsnitt(tekst));
    }

    /** Says so when the kroner are those of an earlier kjøring than the one that all else is of. */
    Del kronerFra(JsonNode kroner, JsonNode kjoering, Tekster t) {
        JsonNode fra = kroner.path("kroner_fra_kjoering");
        return fra.isMissingNode() || fra.asLong() == kjoering.asLong()
                ? this
                : avsnitt(t.t("kroner_fra", Map.of("nr", fra.asLong())));
    }
}
