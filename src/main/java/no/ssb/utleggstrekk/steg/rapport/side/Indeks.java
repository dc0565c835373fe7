package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The list of all kjøringer, newest first, and of the published months with their current version. */
public record Indeks(List<String> kolonner, List<Linje> kjoeringer, Tabell maaneder) {
    /**
     * A report, and where it stands.
     *
     * @param lenke to its page, relative to the index
     */
    public record Rad(String lenke, JsonNode rapport) {}

    /** A row of the list. */
    record Linje(
            String farge, String svar, String nummer, String maaned, String dato, String versjoner, String lenke) {}

    static Indeks av(List<Rad> rapporter, Tekster t) {
        List<Rad> nyestFoerst = rapporter.stream()
                .sorted(Comparator.comparing(
                                (Rad r) -> r.rapport.get("kjoering").asLong())
                        .reversed())
                .toList();
        Tabell maaneder =
                Tabell.ny(t.t("indeks_maaneder"), t.t("kol_maaned"), t.t("kol_versjon"), "#" + t.t("kol_kjoering"));
        nyestFoerst.stream()
                .filter(r -> r.rapport.has("historikk"))
                .findFirst()
                .ifPresent(r -> r.rapport.get("historikk").forEach(m -> {
                    JsonNode nyeste = m.get("versjoner").get(m.get("versjoner").size() - 1);
                    maaneder.rader()
                            .add(
                                    0,
                                    rad(
                                            t.maaned(m.get("kalendermaaned").asString()),
                                            "v" + nyeste.get("versjon").asString(),
                                            nyeste.get("kjoering").asString()));
                }));
        return new Indeks(
                List.of(
                        t.t("kol_kjoering"),
                        t.t("kol_bruk"),
                        t.t("kol_maaned"),
                        t.t("kol_skjaeringsdato"),
                        t.t("kol_versjoner")),
                nyestFoerst.stream().map(r -> linje(r, t)).toList(),
                maaneder);
    }

    private static Tabell.Rad rad(String maaned, String versjon, String kjoering) {
        return new Tabell.Rad(
                new Tabell.Celle(maaned, false),
                List.of(new Tabell.Celle(versjon, false), new Tabell.Celle(kjoering, true)));
    }

    private static Linje linje(Rad r, Tekster t) {
        String svar = r.rapport.at("/resultat/bruk/svar").asString();
        return new Linje(
                svar,
                t.t("svar_" + svar),
                r.rapport.get("kjoering").asString(),
                t.maaned(r.rapport.get("kalendermaaned").asString()),
                t.dato(r.rapport.get("skjaeringsdato").asString()),
                versjoner(r.rapport, t),
                r.lenke);
    }

    private static String versjoner(JsonNode rapport, Tekster t) {
        return String.join(
                ", ",
                rapport.path("maaneder")
                        .valueStream()
                        .map(m -> t.kortMaaned(m.get("kalendermaaned").asString()) + " v"
                                + m.at("/versjoner")
                                        .valueStream()
                                        .filter(v ->
                                                v.get("datasett").asString().equals("utleggstrekk-underenhet"))
                                        .map(v -> v.get("versjon").asString())
                                        .findFirst()
                                        .orElse("–"))
                        .toList());
    }
}
