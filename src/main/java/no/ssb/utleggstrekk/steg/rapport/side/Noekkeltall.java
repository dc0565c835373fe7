package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Part 2: the month in four numbers, each with its change from the month before. */
final class Noekkeltall {
    private Noekkeltall() {}

    static Del av(JsonNode rapport, Tekster t) {
        Del del = Del.ny("noekkeltall", t.t("del_noekkeltall"));
        String maaned = rapport.get("kalendermaaned").asString();
        Historie historie = Historie.av(rapport);
        var naa = historie.maaned(maaned);
        if (naa.isEmpty()) {
            return del.avsnitt(t.t("ingen_tall", Map.of("maaned", maaned)));
        }
        var foer = historie.foer(maaned);
        JsonNode tall = naa.get().nyeste();
        JsonNode forrige = foer.map(Historie.Maaned::nyeste).orElse(null);
        List<Blokk.Kort> kort = new ArrayList<>();
        for (String felt : List.of("antall_inntektsmottakere", "antall_underenheter", "antall_utleggstrekk")) {
            kort.add(new Blokk.Kort(
                    t.t("tall_" + felt), t.format().heltall(tall.get(felt).asLong()), endring(tall, forrige, felt, t)));
        }
        JsonNode sum = tall.get("sum_beloep");
        kort.add(new Blokk.Kort(
                t.t("tall_sum_beloep"),
                sum.isNull() ? t.t("vises_ikke") : new Avrundet(t).millioner(-sum.asLong()),
                endring(tall, forrige, "sum_beloep", t)));
        return del.med(Blokk.kort(kort))
                .avsnitt(foer.map(f -> t.t("endring_fra", Map.of("maaned", f.kalendermaaned())))
                        .orElse(t.t("ingen_maaned_foer")))
                .avsnitt(t.t("fortegn"))
                .kronerFra(tall, tall.path("kjoering"), t);
    }

    private static String endring(JsonNode tall, @Nullable JsonNode forrige, String felt, Tekster t) {
        if (forrige == null
                || forrige.get(felt).asLong(0) == 0
                || tall.get(felt).isNull()) {
            return "";
        }
        long naa = tall.get(felt).asLong();
        long foer = forrige.get(felt).asLong();
        return felt.equals("sum_beloep") ? new Avrundet(t).endring(foer, naa) : t.endring((double) naa / foer - 1);
    }
}
