package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.steg.rapport.figur.Linjer;
import no.ssb.utleggstrekk.steg.rapport.figur.Varmekart;
import no.ssb.utleggstrekk.steg.rapport.figur.Verdi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Part 3: what this kjøring changed, and how months have been revised over time. */
final class Revisjoner {
    private static final int FLEST_LINJER = 5;

    private final JsonNode rapport;
    private final Tekster t;
    private final Avrundet avrundet;

    Revisjoner(JsonNode rapport, Tekster t) {
        this.rapport = rapport;
        this.t = t;
        this.avrundet = new Avrundet(t);
    }

    Del del() {
        Del del = Del.ny("revisjoner", t.t("del_revisjoner"));
        Tabell tabell = Tabell.ny(
                t.t("revisjoner_tabell"),
                t.t("kol_maaned"),
                t.t("kol_bruk"),
                t.t("kol_versjon"),
                "#" + t.t("kol_personer"),
                "#" + t.t("kol_kroner"),
                "#" + t.t("kol_prosent"));
        rapport.get("maaneder").forEach(m -> rad(tabell, m));
        if (tabell.erTom()) {
            del.avsnitt(t.t("ingen_endringer"));
        } else {
            del.med(Blokk.tabell(tabell));
            rapport.get("maaneder").forEach(m -> stoerste(del, m));
        }
        Historie historie = Historie.av(rapport);
        List<Historie.Maaned> reviderte =
                historie.maaneder().stream().filter(m -> !m.stabile().isEmpty()).toList();
        if (reviderte.size() > 1) {
            del.med(Blokk.figur(t.t("varmekart_tittel"), varmekart(historie, reviderte)));
            del.med(Blokk.figur(t.t("linjer_tittel"), linjer(historie, reviderte)));
        }
        new Maaltabell(rapport, t).til(del);
        return del;
    }

    private void rad(Tabell tabell, JsonNode m) {
        JsonNode versjon = underenhet(m);
        JsonNode endring = m.at("/endring/sum_beloep");
        JsonNode foer = m.path("foer").path("sum_beloep");
        tabell.rad(
                t.maaned(m.get("kalendermaaned").asString()),
                t.t("svar_" + m.at("/bruk/svar").asString()),
                versjon(versjon),
                foer.isMissingNode()
                        ? t.t("ny")
                        : t.format()
                                .endring(m.at("/endring/antall_inntektsmottakere")
                                        .asLong()),
                endring.isNull() ? t.t("faerre_enn_tre") : avrundet.millioner(-endring.asLong()),
                foer.asLong(0) == 0 || endring.isNull()
                        ? "–"
                        : avrundet.endring(foer.asLong(), foer.asLong() + endring.asLong()));
    }

    /** The version of a month is that of its figures per underenhet. */
    static JsonNode underenhet(JsonNode maaned) {
        return maaned.required("versjoner")
                .valueStream()
                .filter(v -> v.required("datasett").asString().equals("utleggstrekk-underenhet"))
                .findFirst()
                .orElseGet(JsonTekst::objekt);
    }

    private String versjon(JsonNode v) {
        String naa = "v" + v.get("versjon").asString();
        return v.get("versjon_foer").isNull()
                ? naa
                : v.get("ny").asBoolean()
                        ? "v" + v.get("versjon_foer").asString() + " → " + naa
                        : t.t("uendret", Map.of("versjon", naa));
    }

    private void stoerste(Del del, JsonNode m) {
        JsonNode stoerste = m.get("stoerste_endringer");
        if (stoerste.isEmpty()) {
            return;
        }
        String maaned = m.get("kalendermaaned").asString();
        Tabell tabell = Tabell.ny(
                t.t("stoerste_tabell", Map.of("maaned", maaned)),
                t.t("kol_underenhet"),
                "#" + t.t("kol_personer_beroert"),
                "#" + t.t("kol_trekk"),
                "#" + t.t("kol_kroner"));
        for (JsonNode s : stoerste) {
            tabell.rad(
                    s.get("underenhet").asString(t.t("uten_underenhet")),
                    t.faa(s.get("antall_personer_beroert").asLong()),
                    t.format().endring(s.get("endring_utleggstrekk").asLong()),
                    s.get("skjult").isNull()
                            ? t.format().endring(-s.get("endring_beloep").asLong())
                            : t.t("skjult_" + s.get("skjult").asString()));
        }
        del.med(Blokk.foldet(
                t.t("stoerste_sammendrag", Map.of("maaned", maaned, "antall", stoerste.size())), Blokk.tabell(tabell)));
    }

    private String varmekart(Historie historie, List<Historie.Maaned> maaneder) {
        int lengst = lengst(historie, maaneder);
        List<Varmekart.Rad> rader = new ArrayList<>();
        for (Historie.Maaned m : maaneder) {
            List<@Nullable Verdi> verdier = new ArrayList<>();
            for (int i = 1; i <= historie.fulgt(m); i++) {
                verdier.add(verdi(m, i, 1));
            }
            rader.add(new Varmekart.Rad(t.kortMaaned(m.kalendermaaned()), verdier));
        }
        return new Varmekart(
                        "varmekart",
                        t.t("varmekart_tittel"),
                        t.t("varmekart_beskrivelse", Map.of("antall", maaneder.size())),
                        t.t("maaneder_etter"),
                        trinn(lengst),
                        rader)
                .svg(t.format());
    }

    private String linjer(Historie historie, List<Historie.Maaned> maaneder) {
        List<Historie.Maaned> siste = maaneder.subList(Math.max(0, maaneder.size() - FLEST_LINJER), maaneder.size());
        int foerst = siste.stream()
                .mapToInt(m -> m.stabile().get(0).get("maaneder_etter").asInt())
                .min()
                .orElse(1);
        int lengst = lengst(historie, siste);
        List<Linjer.Linje> linjer = siste.stream()
                .map(m -> new Linjer.Linje(
                        t.kortMaaned(m.kalendermaaned()),
                        IntStream.rangeClosed(foerst, historie.fulgt(m))
                                .mapToObj(i -> verdi(m, i, 100))
                                .collect(Collectors.toList())))
                .toList();
        return new Linjer(
                        "revisjonslinjer",
                        t.t("linjer_tittel"),
                        t.t("linjer_beskrivelse", Map.of("antall", siste.size())),
                        t.t("prosent_fra_v1"),
                        trinn(lengst).subList(foerst - 1, lengst),
                        linjer)
                .svg(t.format());
    }

    /** How far the sum was from version 1, so many months after the month; 0 where the kroner shown are those of version 1. */
    private @Nullable Verdi verdi(Historie.Maaned maaned, int maanederEtter, int enhet) {
        JsonNode sto = maaned.stabil(maanederEtter);
        if (sto == null) {
            return null;
        }
        JsonNode foerste = maaned.stabile().get(0);
        long fra = foerste.get("sum_beloep").asLong();
        long til = sto.get("sum_beloep").asLong();
        boolean samme = fra == til && sto.path("kroner_fra_kjoering").equals(foerste.path("kroner_fra_kjoering"));
        return new Verdi(enhet * ((double) til / fra - 1), samme ? t.endring(0) : avrundet.endring(fra, til));
    }

    private static int lengst(Historie historie, List<Historie.Maaned> maaneder) {
        return maaneder.stream().mapToInt(historie::fulgt).max().orElse(1);
    }

    private static List<String> trinn(int antall) {
        return IntStream.rangeClosed(1, antall).mapToObj(Integer::toString).toList();
    }
}
