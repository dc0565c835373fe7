package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The list of all kjøringer, newest first, and of the published months with their current version. */
public record Indeks(List<String> kolonner, List<Linje> kjoeringer, Tabell maaneder) {
    /**
     * What the index needs of a report, and where that stands: all reports are not held at once.
     *
     * @param lenke to its page, relative to the index
     * @param skrevet the months that it published
     * @param gjeldende all months that were published with it
     */
    public record Rad(
            String lenke,
            long kjoering,
            String kalendermaaned,
            String skjaeringsdato,
            String svar,
            List<Versjon> skrevet,
            List<Versjon> gjeldende) {
        /** Of a whole rapport.json, or of a short one. */
        public static Rad av(String lenke, JsonNode rapport) {
            return new Rad(
                    lenke,
                    rapport.get("kjoering").asLong(),
                    rapport.get("kalendermaaned").asString(),
                    rapport.get("skjaeringsdato").asString(),
                    rapport.at("/resultat/bruk/svar").asString(),
                    rapport.path("maaneder")
                            .valueStream()
                            .map(m -> Versjon.av(m, Revisjoner.underenhet(m)))
                            .toList(),
                    rapport.path("historikk")
                            .valueStream()
                            .map(m -> Versjon.av(
                                    m, m.get("versjoner").get(m.get("versjoner").size() - 1)))
                            .toList());
        }
    }

    /** A month, its version, and the kjøring that wrote it; empty where that is the one that tells. */
    record Versjon(String kalendermaaned, String versjon, String kjoering) {
        static Versjon av(JsonNode maaned, JsonNode versjon) {
            return new Versjon(
                    maaned.get("kalendermaaned").asString(),
                    "v" + versjon.get("versjon").asString(),
                    versjon.path("kjoering").asString(""));
        }
    }

    /** A row of the list. */
    record Linje(String farge, String svar, long nummer, String maaned, String dato, String versjoner, String lenke) {}

    static Indeks av(List<Rad> rapporter, Tekster t) {
        List<Rad> nyestFoerst = rapporter.stream()
                .sorted(Comparator.comparingLong(Rad::kjoering).reversed())
                .toList();
        Tabell maaneder =
                Tabell.ny(t.t("indeks_maaneder"), t.t("kol_maaned"), t.t("kol_versjon"), "#" + t.t("kol_kjoering"));
        nyestFoerst.stream()
                .filter(r -> !r.gjeldende.isEmpty())
                .findFirst()
                .ifPresent(r -> r.gjeldende.stream()
                        .sorted(Comparator.comparing(Versjon::kalendermaaned).reversed())
                        .forEach(m -> maaneder.rad(t.maaned(m.kalendermaaned), m.versjon, m.kjoering)));
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

    private static Linje linje(Rad r, Tekster t) {
        return new Linje(
                r.svar,
                t.t("svar_" + r.svar),
                r.kjoering,
                t.maaned(r.kalendermaaned),
                t.dato(r.skjaeringsdato),
                r.skrevet.stream()
                        .map(v -> t.kortMaaned(v.kalendermaaned) + " " + v.versjon)
                        .collect(Collectors.joining(", ")),
                r.lenke);
    }
}
