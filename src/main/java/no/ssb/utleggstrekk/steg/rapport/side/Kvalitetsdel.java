package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Part 7: what was odd in the data and in how the answers are made. */
final class Kvalitetsdel {
    private static final int FLEST_EKSEMPLER = 10;

    private final JsonNode rapport;
    private final Tekster t;

    Kvalitetsdel(JsonNode rapport, Tekster t) {
        this.rapport = rapport;
        this.t = t;
    }

    Del del() {
        Del del = Del.ny("kvalitet", t.t("del_kvalitet"));
        utenUnderenhet(del);
        avvik(del);
        leggTil(del, skatteetatens());
        leggTil(del, drift());
        leggTil(del, karantene());
        if (!rapport.get("utenfor_dekning").isEmpty()) {
            String maaneder = rapport.get("utenfor_dekning")
                    .valueStream()
                    .map(m -> t.maaned(m.asString()))
                    .collect(Collectors.joining(", "));
            del.avsnitt(t.t("utenfor_dekning", Map.of("maaneder", maaneder)));
        }
        return del;
    }

    private void utenUnderenhet(Del del) {
        JsonNode bilde = rapport.get("maanedsbilde");
        if (!bilde.isNull() && bilde.get("antall_utleggstrekk").asLong() > 0) {
            double andel = (double) bilde.get("antall_uten_underenhet").asLong()
                    / bilde.get("antall_utleggstrekk").asLong();
            del.avsnitt(t.t("andel_uten_underenhet", Map.of("andel", t.format().prosent(andel))));
        }
    }

    /** By kode, all months together. */
    private void avvik(Del del) {
        Map<String, List<JsonNode>> perKode = new LinkedHashMap<>();
        rapport.get("avvik")
                .forEach(a -> perKode.computeIfAbsent(a.get("kode").asString(), k -> new ArrayList<>())
                        .add(a));
        if (perKode.isEmpty()) {
            del.avsnitt(t.t("ingen_avvik"));
            return;
        }
        Tabell tabell = Tabell.ny(
                t.t("avvik_tabell"),
                t.t("kol_hva"),
                "#" + t.t("kol_antall"),
                "#" + t.t("kol_maaneder"),
                t.t("kol_gjoer"));
        Tabell eksempler = Tabell.ny(
                t.t("eksempel_tabell"),
                t.t("kol_kode"),
                t.t("kol_maaned"),
                t.t("kol_underenhet"),
                t.t("kol_detalj"),
                "#" + t.t("kol_antall"));
        perKode.forEach((kode, alle) -> {
            tabell.rad(
                    t.ellerKode("avvik_", kode),
                    t.faa(alle.stream().mapToLong(a -> a.get("antall").asLong()).sum()),
                    t.format().heltall(alle.size()),
                    t.ellerKode("tiltak_", kode));
            alle.stream()
                    .sorted(nyesteMaanedFoerst())
                    .flatMap(a -> a.get("eksempler").valueStream().map(e -> eksempel(a, e)))
                    .limit(FLEST_EKSEMPLER)
                    .forEach(eksempler::rad);
        });
        del.med(Blokk.tabell(tabell));
        if (!eksempler.erTom()) {
            del.med(Blokk.foldet(t.t("eksempel_sammendrag"), Blokk.tabell(eksempler)));
        }
    }

    private static Comparator<JsonNode> nyesteMaanedFoerst() {
        return Comparator.comparing((JsonNode a) -> a.get("kalendermaaned").asString(""))
                .reversed();
    }

    private String[] eksempel(JsonNode avvik, JsonNode e) {
        JsonNode maaned = avvik.get("kalendermaaned");
        return new String[] {
            avvik.get("kode").asString(),
            maaned.isNull() ? "–" : t.maaned(maaned.asString()),
            e.get("underenhet").asString("–"),
            e.get("detalj").asString(),
            t.faa(e.get("antall").asLong())
        };
    }

    private Tabell skatteetatens() {
        Tabell tabell =
                Tabell.ny(t.t("skatteetatens_tabell"), t.t("kol_id"), t.t("kol_alvorlighet"), "#" + t.t("kol_antall"));
        rapport.get("skatteetatens_avvik")
                .forEach(a -> tabell.rad(
                        a.get("id").asString(),
                        a.get("alvorlighetsgrad").asString("–"),
                        t.faa(a.get("antall").asLong())));
        return tabell;
    }

    private Tabell drift() {
        Tabell tabell = Tabell.ny(
                t.t("drift_tabell"),
                t.t("kol_hva"),
                t.t("kol_detalj"),
                "#" + t.t("kol_antall"),
                "#" + t.t("kol_sekvensnummer"));
        rapport.get("drift")
                .forEach(d -> tabell.rad(
                        t.ellerKode("avvik_", d.get("kode").asString()),
                        d.get("detalj").asString(),
                        t.faa(d.get("antall").asLong()),
                        d.get("foerste_sekvensnummer").asString("–")));
        return tabell;
    }

    private Tabell karantene() {
        Tabell tabell =
                Tabell.ny(t.t("karantene_tabell"), t.t("kol_kode"), t.t("kol_gjelder"), "#" + t.t("kol_antall"));
        rapport.get("karantene")
                .forEach(k -> tabell.rad(
                        k.get("kode").asString(),
                        t.t("gjelder_" + k.get("gjelder").asString()),
                        t.faa(k.get("antall").asLong())));
        return tabell;
    }

    private static void leggTil(Del del, Tabell tabell) {
        if (!tabell.erTom()) {
            del.med(Blokk.tabell(tabell));
        }
    }
}
