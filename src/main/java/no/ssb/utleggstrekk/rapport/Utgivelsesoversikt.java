package no.ssb.utleggstrekk.rapport;

import no.ssb.utleggstrekk.domene.Kjoering;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What a kjøring changed, as a few lines for the console. */
public final class Utgivelsesoversikt {
    private final Rapportlager lager;

    Utgivelsesoversikt(Rapportlager lager) {
        this.lager = lager;
    }

    /** One line per month and dataset. */
    public String tekst(Kjoering kjoering) {
        ArrayNode endringer = lager.endringer(kjoering, JsonMapper.shared().createArrayNode());
        StringBuilder s = new StringBuilder("  %-8s %-38s %-12s %8s %9s %14s%n"
                .formatted("month", "dataset", "version", "rows", "change", "change in kr"));
        for (JsonNode e : JsonMapper.shared().readTree(endringer.toString())) {
            int versjon = e.get("versjon").asInt();
            JsonNode foer = e.get("versjon_foer");
            String versjoner = foer.isNull()
                    ? "new: " + versjon
                    : foer.asInt() == versjon ? versjon + ", same" : foer.asInt() + " -> " + versjon;
            s.append("  %-8s %-38s %-12s %8d %+9d %+14d%n"
                    .formatted(
                            e.get("kalendermaaned").asString(),
                            e.get("datasett").asString(),
                            versjoner,
                            e.get("rader").asLong(),
                            e.get("endring_rader").asLong(),
                            e.get("endring_beloep").asLong()));
        }
        return s.toString();
    }
}
