package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.steg.rapport.figur.Kolonner;
import tools.jackson.databind.JsonNode;

/** Parts 5 and 6: how the amounts of the month lie, and how much of it is a disclosure risk. */
final class Maanedsdel {
    private Maanedsdel() {}

    static Del fordeling(JsonNode rapport, Tekster t) {
        Del del = Del.ny("fordeling", t.t("del_fordeling"));
        JsonNode klasser = rapport.path("maanedsbilde").path("fordeling");
        if (klasser.valueStream().allMatch(k -> k.get("antall_utleggstrekk").asLong() == 0)) {
            return del.avsnitt(t.t("ingen_fordeling"));
        }
        List<JsonNode> alle = klasser.valueStream().toList();
        Kolonner kolonner = new Kolonner(
                new Kolonner.Tekster(
                        "fordeling-figur",
                        t.t("fordeling_tittel", maaned(rapport)),
                        t.t("fordeling_beskrivelse", Map.of("antall", alle.size())),
                        t.t("enhet_trekk"),
                        "",
                        "",
                        0),
                alle.stream().map(k -> navn(k, t)).toList(),
                List.of(new Kolonner.Lag(
                        t.t("tall_antall_utleggstrekk"),
                        alle.stream()
                                .map(k -> k.get("antall_utleggstrekk").asDouble())
                                .toList())),
                null,
                alle.stream().map(k -> false).toList(),
                null);
        return del.med(Blokk.figur(t.t("fordeling_tittel", maaned(rapport)), kolonner.svg(t.format())))
                .avsnitt(t.t("fordeling_forklaring"))
                .kronerFra(rapport.get("maanedsbilde"), rapport.get("kjoering"), t);
    }

    private static String navn(JsonNode klasse, Tekster t) {
        String fra = t.format().heltall(klasse.get("fra").asLong());
        return klasse.get("til").isNull() ? fra + " +" : fra;
    }

    static Del risiko(JsonNode rapport, Tekster t) {
        Del del = Del.ny("risiko", t.t("del_risiko"));
        JsonNode risiko = rapport.path("maanedsbilde").path("risiko");
        long grupper = risiko.path("antall_grupper").asLong(0);
        if (grupper == 0) {
            return del.avsnitt(t.t("ingen_fordeling"));
        }
        JsonNode kroner = risiko.get("andel_av_kroner");
        long iRisiko = risiko.get("antall_i_risiko").asLong();
        return del.avsnitt(t.t(
                        "risiko_setning",
                        Map.of(
                                "antall",
                                iRisiko,
                                "av",
                                grupper,
                                "andel",
                                t.format().prosent((double) iRisiko / grupper))))
                .avsnitt(
                        kroner.isNull()
                                ? t.t("risiko_kroner_skjult")
                                : t.t(
                                        "risiko_kroner",
                                        Map.of("kroner", t.format().prosent(kroner.asDouble()))))
                .avsnitt(t.t("risiko_forklaring"));
    }

    private static Map<String, String> maaned(JsonNode rapport) {
        return Map.of("maaned", rapport.get("kalendermaaned").asString());
    }
}
