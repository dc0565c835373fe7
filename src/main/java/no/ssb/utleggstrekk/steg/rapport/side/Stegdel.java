package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Part 10: the steps, what operators decided, and the files. */
final class Stegdel {
    private Stegdel() {}

    static Del av(JsonNode rapport, Tekster t) {
        Del del = Del.ny("steg", t.t("del_steg"));
        Tabell beslutninger = beslutninger(rapport, t);
        if (!beslutninger.erTom()) {
            del.med(Blokk.tabell(beslutninger));
        }
        del.med(Blokk.foldet(t.t("steg_sammendrag"), Blokk.tabell(steg(rapport, t))));
        Tabell slettet = Tabell.ny(t.t("oppbevaring_tabell"), t.t("kol_hva"), "#" + t.t("kol_antall"));
        rapport.path("oppbevaring")
                .forEach(s -> slettet.rad(
                        t.ellerKode("oppbevaring_", s.get("hva").asString()),
                        t.format().heltall(s.get("antall").asLong())));
        if (!slettet.erTom()) {
            del.med(Blokk.tabell(slettet));
        }
        Tabell filer = filer(rapport, t);
        return filer.erTom()
                ? del.avsnitt(t.t("ingen_filer"))
                : del.med(Blokk.foldet(
                        t.t("filer_sammendrag", Map.of("antall", filer.rader().size())), Blokk.tabell(filer)));
    }

    private static Tabell beslutninger(JsonNode rapport, Tekster t) {
        Tabell tabell = Tabell.ny(
                t.t("beslutninger_tabell"), t.t("kol_tid"), t.t("kol_hvem"), t.t("kol_hva"), t.t("kol_grunn"));
        rapport.path("beslutninger")
                .forEach(b -> tabell.rad(
                        b.get("tidspunkt").asString(),
                        b.get("bruker").asString() + "@" + b.get("vert").asString(),
                        b.get("kommando").asString() + ": " + b.get("detaljer").asString(),
                        b.get("grunn").asString("–")));
        return tabell;
    }

    private static Tabell steg(JsonNode rapport, Tekster t) {
        Tabell tabell = Tabell.ny(
                t.t("steg_tabell"),
                t.t("kol_steg"),
                "#" + t.t("kol_forsoek"),
                t.t("kol_status"),
                "#" + t.t("kol_sekunder"),
                "#" + t.t("kol_lest"),
                "#" + t.t("kol_skrevet"));
        for (JsonNode s : rapport.get("steg")) {
            tabell.rad(
                    s.get("steg").asString(),
                    s.get("forsoek").asString(),
                    t.ellerKode("stegstatus_", s.get("status").asString()),
                    s.get("sekunder").isNull()
                            ? "–"
                            : t.format().desimaltall(s.get("sekunder").asDouble(), 1),
                    t.format().heltall(s.get("lest").asLong()),
                    t.format().heltall(s.get("skrevet").asLong()));
        }
        return tabell;
    }

    private static Tabell filer(JsonNode rapport, Tekster t) {
        Tabell tabell = Tabell.ny(
                t.t("filer_tabell"),
                t.t("kol_fil"),
                "#" + t.t("kol_rader"),
                "#" + t.t("kol_bytes"),
                t.t("kol_ny"),
                "SHA-256");
        for (JsonNode f : rapport.get("filer")) {
            String sti = f.get("sti").asString();
            tabell.rad(
                    sti.substring(sti.lastIndexOf('/') + 1),
                    t.format().heltall(f.get("rader").asLong()),
                    t.format().heltall(f.get("bytes").asLong()),
                    t.t(f.get("ny").asBoolean() ? "fil_ny" : "fil_uendret"),
                    f.get("sha256").asString());
        }
        return tabell;
    }
}
