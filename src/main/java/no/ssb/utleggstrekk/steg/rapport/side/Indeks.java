package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The list of all kjøringer, newest first, and of the published months with their current version. */
public record Indeks(List<String> kolonner, List<Linje> kjoeringer, Tabell maaneder) {
    /** A row of the list. */
    record Linje(String farge, String svar, long nummer, String maaned, String dato, String versjoner, String lenke) {}

    static Indeks av(List<Indeksrad> nyestFoerst, Tekster t) {
        Tabell maaneder =
                Tabell.ny(t.t("indeks_maaneder"), t.t("kol_maaned"), t.t("kol_versjon"), "#" + t.t("kol_kjoering"));
        nyestFoerst.stream()
                .filter(r -> !r.gjeldende().isEmpty())
                .findFirst()
                .ifPresent(r -> r.gjeldende().stream()
                        .sorted(Comparator.comparing(Indeksrad.Versjon::kalendermaaned)
                                .reversed())
                        .forEach(m -> maaneder.rad(t.maaned(m.kalendermaaned()), m.versjon(), m.kjoering())));
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

    private static Linje linje(Indeksrad r, Tekster t) {
        return new Linje(
                r.svar(),
                t.t("svar_" + r.svar()),
                r.kjoering(),
                t.maaned(r.kalendermaaned()),
                t.dato(r.skjaeringsdato()),
                r.skrevet().stream()
                        .map(v -> t.kortMaaned(v.kalendermaaned()) + " " + v.versjon())
                        .collect(Collectors.joining(", ")),
                r.lenke());
    }
}
