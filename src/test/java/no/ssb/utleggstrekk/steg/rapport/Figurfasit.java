package no.ssb.utleggstrekk.steg.rapport;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.steg.rapport.figur.Tallformat;
import tools.jackson.databind.JsonNode;

/** What the marks of the plots must say, worked out from rapport.json alone, in Norwegian. */
final class Figurfasit {
    private static final Tallformat NB = Tallformat.av("nb");
    private static final int FLEST_LINJER = 5;

    private Figurfasit() {}

    /** Month by month, and in it by the months after it: how far the sum that stood then is from version 1. */
    static List<String> varmekart(JsonNode rapport) {
        List<String> merker = new ArrayList<>();
        for (JsonNode maaned : stabile(rapport)) {
            for (int etter = 1; etter <= fulgt(rapport, maaned); etter++) {
                endring(maaned, etter).ifPresent(merker::add);
            }
        }
        return merker;
    }

    /** The newest months only. */
    static List<String> revisjonslinjer(JsonNode rapport) {
        List<JsonNode> alle = stabile(rapport);
        List<String> merker = new ArrayList<>();
        for (JsonNode maaned : alle.subList(Math.max(0, alle.size() - FLEST_LINJER), alle.size())) {
            for (int etter = 1; etter <= fulgt(rapport, maaned); etter++) {
                endring(maaned, etter).ifPresent(merker::add);
            }
        }
        return merker;
    }

    /** Of each point the calls and the repeated ones a minute, where there are any, and the seconds waited. */
    static List<String> trafikk(JsonNode rapport) {
        double minutter = rapport.at("/api/trafikk/minutter_per_punkt").asDouble();
        List<String> merker = new ArrayList<>();
        for (JsonNode punkt : rapport.at("/api/trafikk/punkter")) {
            long gjentak = punkt.get("gjentak").asLong();
            for (long kall : new long[] {punkt.get("kall").asLong() - gjentak, gjentak}) {
                if (kall > 0) {
                    merker.add(NB.desimaltall(kall / minutter, minutter == 1 ? 0 : 1));
                }
            }
            double sekunder = (punkt.get("ventet_paa_skatteetaten_ms").asLong()
                            + punkt.get("ventet_paa_grenser_ms").asLong())
                    / 1000.0;
            merker.add(NB.heltall(Math.round(sekunder)));
        }
        return merker;
    }

    /** The months with a stable version, when they are enough for a plot. */
    private static List<JsonNode> stabile(JsonNode rapport) {
        List<JsonNode> maaneder = rapport.get("historikk")
                .valueStream()
                .filter(m -> m.get("versjoner").valueStream().anyMatch(Figurfasit::erStabil))
                .toList();
        return maaneder.size() > 1 ? maaneder : List.of();
    }

    private static boolean erStabil(JsonNode versjon) {
        return versjon.get("versjon").asInt() > 0 && versjon.get("sum_beloep").asLong(0) != 0;
    }

    private static long fulgt(JsonNode rapport, JsonNode maaned) {
        YearMonth siste = rapport.get("historikk")
                .valueStream()
                .flatMap(m -> m.get("versjoner").valueStream())
                .map(v -> YearMonth.parse(v.get("skjaeringsdato").asString().substring(0, 7)))
                .max(YearMonth::compareTo)
                .orElseThrow();
        return ChronoUnit.MONTHS.between(
                YearMonth.parse(maaned.get("kalendermaaned").asString()), siste);
    }

    private static Optional<String> endring(JsonNode maaned, int etter) {
        List<JsonNode> stabile = maaned.get("versjoner")
                .valueStream()
                .filter(Figurfasit::erStabil)
                .toList();
        JsonNode foerste = stabile.get(0);
        return stabile.stream()
                .filter(v -> v.get("maaneder_etter").asInt() <= etter)
                .reduce((a, b) -> b)
                .map(v -> endring(foerste, v));
    }

    /** About so much where half a decimal is less than what the totals are rounded to; 0 only where the kroner are the same. */
    private static String endring(JsonNode foerste, JsonNode naa) {
        double fra = foerste.get("sum_beloep").asLong();
        double endring = naa.get("sum_beloep").asLong() / fra - 1;
        String prosent = NB.prosent(endring);
        String medFortegn = endring > 0 && prosent.matches(".*[1-9].*") ? "+" + prosent : prosent;
        boolean noeyaktig = Math.abs(fra) >= 200_000_000;
        if (endring != 0) {
            return noeyaktig ? medFortegn : "ca. " + medFortegn;
        }
        boolean sammeKroner = naa.get("kroner_fra_kjoering").equals(foerste.get("kroner_fra_kjoering"));
        return noeyaktig || sammeKroner ? prosent : "mindre enn " + NB.prosent(100_000 / Math.abs(fra));
    }
}
