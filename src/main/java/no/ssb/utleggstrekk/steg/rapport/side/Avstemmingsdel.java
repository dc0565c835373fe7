package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Part 8: the sums that must balance, those that do not first. */
final class Avstemmingsdel {
    private static final int FLEST = 500;

    private Avstemmingsdel() {}

    static Del av(JsonNode rapport, Tekster t) {
        Del del = Del.ny("avstemming", t.t("del_avstemming"));
        List<JsonNode> alle = rapport.get("avstemming").valueStream().toList();
        if (alle.isEmpty()) {
            return del.avsnitt(t.t("ingen_avstemming"));
        }
        List<JsonNode> feil =
                alle.stream().filter(l -> !l.get("stemmer").asBoolean()).toList();
        del.avsnitt(t.t("avstemming_setning", Map.of("antall", alle.size() - feil.size(), "av", alle.size())));
        Tabell tabell = Tabell.ny(
                t.t("avstemming_tabell"),
                t.t("kol_ligning"),
                t.t("kol_maaned"),
                "#" + t.t("kol_venstre"),
                "#" + t.t("kol_hoeyre"),
                t.t("kol_stemmer"));
        Stream.concat(feil.stream(), alle.stream().filter(l -> l.get("stemmer").asBoolean()))
                .limit(FLEST)
                .forEach(l -> tabell.rad(
                        l.get("ligning").asString(),
                        l.get("kalendermaaned").isNull()
                                ? "–"
                                : t.maaned(l.get("kalendermaaned").asString()),
                        side(l.get("venstre"), t),
                        side(l.get("hoeyre"), t),
                        l.get("stemmer").asBoolean() ? "✓" : "✗"));
        del.med(Blokk.foldet(
                t.t("avstemming_sammendrag"), Blokk.avsnitt(t.t("avstemming_navn")), Blokk.tabell(tabell)));
        return alle.size() > FLEST ? del.avsnitt(t.t("resten_i_json")) : del;
    }

    private static String side(JsonNode tall, Tekster t) {
        return tall.isNull() ? t.t("vises_ikke") : t.format().heltall(tall.asLong());
    }
}
