package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.steg.rapport.figur.Kolonner;
import tools.jackson.databind.JsonNode;

/** Part 9: the hendelser, by how late they came, and the calls to Skatteetaten. */
final class Apidel {
    /** Hendelser later than this are counted together. */
    private static final int SENEST = 12;

    private final JsonNode rapport;
    private final Tekster t;

    Apidel(JsonNode rapport, Tekster t) {
        this.rapport = rapport;
        this.t = t;
    }

    Del del() {
        Del del = Del.ny("api", t.t("del_api"));
        if (rapport.get("hendelser").isEmpty()) {
            del.avsnitt(t.t("ingen_hendelser"));
        } else {
            del.med(Blokk.figur(t.t("hendelser_tittel"), forsinkelser()))
                    .med(Blokk.foldet(t.t("hendelser_sammendrag"), Blokk.tabell(maaneder())));
        }
        List<JsonNode> punkter =
                rapport.at("/api/trafikk/punkter").valueStream().toList();
        if (!punkter.isEmpty()) {
            del.med(Blokk.figur(t.t("trafikk_tittel"), trafikk(punkter)));
        }
        Tabell kall = kall();
        if (!kall.erTom()) {
            del.med(Blokk.tabell(kall)).med(Blokk.foldet(t.t("svar_sammendrag"), Blokk.tabell(svar())));
        }
        Tabell utenSvar = utenSvar();
        return utenSvar.erTom() ? del : del.avsnitt(t.t("uten_svar_setning")).med(Blokk.tabell(utenSvar));
    }

    private String forsinkelser() {
        long[] antall = new long[SENEST + 1];
        rapport.get("hendelser")
                .forEach(h -> antall[
                        (int) Math.max(0, Math.min(h.get("maaneder_etter").asLong(0), SENEST))] += h.get("antall")
                        .asLong());
        return new Kolonner(
                        new Kolonner.Tekster(
                                "hendelser-figur",
                                t.t("hendelser_tittel"),
                                t.t("hendelser_beskrivelse"),
                                t.t("enhet_hendelser"),
                                "",
                                "",
                                0),
                        IntStream.rangeClosed(0, SENEST)
                                .mapToObj(i -> i + (i == SENEST ? " +" : ""))
                                .toList(),
                        List.of(new Kolonner.Lag(
                                t.t("hendelser_etter"),
                                IntStream.rangeClosed(0, SENEST)
                                        .mapToObj(i -> (double) antall[i])
                                        .toList())),
                        null,
                        IntStream.rangeClosed(0, SENEST).mapToObj(i -> false).toList(),
                        null)
                .svg(t.format());
    }

    private Tabell maaneder() {
        Map<String, Long> perMaaned = rapport.get("hendelser")
                .valueStream()
                .collect(Collectors.groupingBy(
                        h -> h.get("kalendermaaned").asString(),
                        TreeMap::new,
                        Collectors.summingLong(h -> h.get("antall").asLong())));
        double alle = perMaaned.values().stream().mapToLong(a -> a).sum();
        Tabell tabell =
                Tabell.ny(t.t("hendelser_tabell"), t.t("kol_maaned"), "#" + t.t("kol_antall"), "#" + t.t("kol_andel"));
        perMaaned.forEach((maaned, antall) ->
                tabell.rad(t.maaned(maaned), t.faa(antall), t.format().prosent(antall / alle)));
        return tabell;
    }

    /** Per minute, so that plots with wider points compare: counts while a point is a minute, means where it is more. */
    private String trafikk(List<JsonNode> punkter) {
        double bredde = rapport.at("/api/trafikk/minutter_per_punkt").asDouble();
        return new Kolonner(
                        new Kolonner.Tekster(
                                "trafikk-figur",
                                t.t("trafikk_tittel"),
                                t.t("trafikk_beskrivelse", Map.of("minutter", (long) bredde)),
                                t.t("enhet_kall"),
                                t.t("enhet_sekunder"),
                                "",
                                bredde == 1 ? 0 : 1),
                        punkter.stream()
                                .map(p -> p.get("fra").asString().substring(11, 16))
                                .toList(),
                        List.of(
                                new Kolonner.Lag(
                                        t.t("kall_foerste"),
                                        punkter.stream()
                                                .map(p -> (p.get("kall").asLong()
                                                                - p.get("gjentak")
                                                                        .asLong())
                                                        / bredde)
                                                .toList()),
                                new Kolonner.Lag(
                                        t.t("kall_gjentatt"),
                                        punkter.stream()
                                                .map(p -> p.get("gjentak").asLong() / bredde)
                                                .toList())),
                        new Kolonner.Lag(
                                t.t("ventet"),
                                punkter.stream().map(Apidel::ventet).toList()),
                        punkter.stream().map(p -> false).toList(),
                        null)
                .svg(t.format());
    }

    /** Both what Skatteetaten asked for and what our own limits held back. */
    private static double ventet(JsonNode punkt) {
        return (punkt.get("ventet_paa_skatteetaten_ms").asLong()
                        + punkt.get("ventet_paa_grenser_ms").asLong())
                / 1000.0;
    }

    private Tabell kall() {
        Tabell tabell = Tabell.ny(
                t.t("kall_tabell"),
                t.t("kol_api"),
                "#" + t.t("kol_kall"),
                "#" + t.t("kol_gjentak"),
                "#" + t.t("kol_429"),
                "#" + t.t("kol_ventet_skatteetaten"),
                "#" + t.t("kol_ventet_grenser"),
                "#p50 ms",
                "#p95 ms",
                "#p99 ms");
        for (JsonNode k : rapport.at("/api/kall")) {
            tabell.rad(
                    t.ellerKode("api_", k.get("api").asString()),
                    tall(k, "antall"),
                    tall(k, "gjentak"),
                    tall(k, "bedt_om_aa_vente"),
                    sekunder(k, "ventet_paa_skatteetaten_ms"),
                    sekunder(k, "ventet_paa_grenser_ms"),
                    millisekunder(k, "p50_ms"),
                    millisekunder(k, "p95_ms"),
                    millisekunder(k, "p99_ms"));
        }
        return tabell;
    }

    private Tabell svar() {
        Tabell tabell = Tabell.ny(
                t.t("svar_tabell"), t.t("kol_api"), t.t("kol_kode"), t.t("kol_status"), "#" + t.t("kol_antall"));
        rapport.at("/api/kall")
                .forEach(k -> k.get("svar")
                        .forEach(s -> tabell.rad(
                                t.ellerKode("api_", k.get("api").asString()),
                                s.get("kode").asString("–"),
                                s.get("status").asString("–"),
                                tall(s, "antall"))));
        return tabell;
    }

    private Tabell utenSvar() {
        Tabell tabell = Tabell.ny(
                t.t("uten_svar_tabell"),
                t.t("kol_korrelasjonsid"),
                t.t("kol_utfall"),
                t.t("kol_maaned"),
                t.t("kol_grunn"));
        rapport.at("/api/uten_svar")
                .forEach(u -> tabell.rad(
                        u.get("korrelasjonsid").asString("–"),
                        t.ellerKode("utfall_", u.get("utfall").asString()),
                        t.maaned(u.get("kalendermaaned").asString()),
                        u.get("grunn").asString("–")));
        return tabell;
    }

    private String tall(JsonNode rad, String felt) {
        return t.format().heltall(rad.get(felt).asLong());
    }

    private String sekunder(JsonNode rad, String felt) {
        return t.format().desimaltall(rad.get(felt).asLong() / 1000.0, 1);
    }

    private String millisekunder(JsonNode rad, String felt) {
        return rad.get(felt).isNull()
                ? "–"
                : t.format().heltall(Math.round(rad.get(felt).asDouble()));
    }
}
