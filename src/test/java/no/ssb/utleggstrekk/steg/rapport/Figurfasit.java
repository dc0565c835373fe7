package no.ssb.utleggstrekk.steg.rapport;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
                endring(maaned, etter).ifPresent(e -> merker.add(NB.prosent(e)));
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
                endring(maaned, etter).ifPresent(e -> merker.add(NB.desimaltall(100 * e, 1)));
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

    private static OptionalDouble endring(JsonNode maaned, int etter) {
        List<JsonNode> stabile = maaned.get("versjoner")
                .valueStream()
                .filter(Figurfasit::erStabil)
                .toList();
        double foerste = stabile.get(0).get("sum_beloep").asLong();
        return stabile.stream()
                .filter(v -> v.get("maaneder_etter").asInt() <= etter)
                .mapToDouble(v -> v.get("sum_beloep").asLong() / foerste - 1)
                .reduce((a, b) -> b);
    }
}
