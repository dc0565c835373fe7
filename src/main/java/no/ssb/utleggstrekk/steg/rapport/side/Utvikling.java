package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.steg.rapport.figur.Kolonner;
import tools.jackson.databind.JsonNode;

/** Part 4: all published months beside each other. */
final class Utvikling {
    /** From here on several orders are one: a break in the series. */
    private static final String BRUDD = "2026-01";

    private Utvikling() {}

    static Del av(JsonNode rapport, Tekster t) {
        Del del = Del.ny("utvikling", t.t("del_utvikling"));
        List<Historie.Maaned> maaneder = Historie.av(rapport).maaneder();
        if (maaneder.isEmpty()) {
            return del.avsnitt(t.t("ingen_historikk"));
        }
        List<Kolonner.Lag> lag = maaneder.stream()
                .flatMap(m -> m.typer().valueStream())
                .map(type -> type.get("beskrivelse").asString())
                .distinct()
                .sorted()
                .map(type -> new Kolonner.Lag(
                        t.ellerKode("type_", type),
                        maaneder.stream().map(m -> millioner(m, type)).toList()))
                .toList();
        Kolonner.Lag personer = new Kolonner.Lag(
                t.t("tall_antall_inntektsmottakere"),
                maaneder.stream()
                        .map(m -> m.nyeste().get("antall_inntektsmottakere").asDouble())
                        .toList());
        String fra = maaneder.get(0).kalendermaaned();
        String til = maaneder.get(maaneder.size() - 1).kalendermaaned();
        Kolonner kolonner = new Kolonner(
                new Kolonner.Tekster(
                        "utvikling-figur",
                        t.t("utvikling_tittel"),
                        t.t("utvikling_beskrivelse", Map.of("fra", fra, "til", til)),
                        t.t("enhet_mill"),
                        t.t("enhet_personer"),
                        t.t("brudd"),
                        1),
                maaneder.stream().map(m -> t.kortMaaned(m.kalendermaaned())).toList(),
                lag,
                personer,
                maaneder.stream().map(Historie.Maaned::erForeloepig).toList(),
                IntStream.range(1, maaneder.size())
                        .filter(i -> maaneder.get(i).kalendermaaned().equals(BRUDD))
                        .boxed()
                        .findFirst()
                        .orElse(null));
        del.med(Blokk.figur(t.t("utvikling_tittel"), kolonner.svg(t.format())));
        if (maaneder.stream().anyMatch(Historie.Maaned::erForeloepig)) {
            del.avsnitt(t.t("skravert"));
        }
        return del.avsnitt(t.t("brudd_forklaring"));
    }

    /** Deducted in millions, said as positive; what could be few persons' is left out. */
    private static double millioner(Historie.Maaned maaned, String type) {
        return maaned.typer()
                .valueStream()
                .filter(x -> x.get("beskrivelse").asString().equals(type))
                .mapToDouble(x -> Math.max(0, -x.get("sum_beloep").asLong(0) / 1e6))
                .sum();
    }
}
