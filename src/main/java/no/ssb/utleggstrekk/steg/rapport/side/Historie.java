package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The published months of a report, the newest of them that a plot has room for. */
record Historie(List<Maaned> maaneder) {
    private static final int FLEST = 36;

    /** One month with all its versions. */
    record Maaned(String kalendermaaned, List<JsonNode> versjoner, JsonNode typer) {
        JsonNode nyeste() {
            return versjoner.get(versjoner.size() - 1);
        }

        boolean erForeloepig() {
            return nyeste().get("versjon").asInt() == 0;
        }

        /** Those that are never replaced and have kroner to show, in the order of time. */
        List<JsonNode> stabile() {
            return versjoner.stream()
                    .filter(v -> v.get("versjon").asInt() > 0
                            && !v.get("sum_beloep").isNull()
                            && v.get("sum_beloep").asLong() != 0)
                    .toList();
        }

        /** The stable version that stood so many months after the month; null before version 1. */
        @Nullable
        JsonNode stabil(int maanederEtter) {
            return stabile().stream()
                    .filter(v -> v.get("maaneder_etter").asInt() <= maanederEtter)
                    .reduce((foer, v) -> v)
                    .orElse(null);
        }
    }

    static Historie av(JsonNode rapport) {
        List<Maaned> alle = alle(rapport).maaneder;
        return new Historie(alle.subList(Math.max(0, alle.size() - FLEST), alle.size()));
    }

    /** All of them, which the measures of revision are of. */
    static Historie alle(JsonNode rapport) {
        return new Historie(rapport.path("historikk")
                .valueStream()
                .map(m -> new Maaned(
                        m.get("kalendermaaned").asString(),
                        m.get("versjoner").valueStream().toList(),
                        m.get("typer")))
                .toList());
    }

    /** The mean of the newest stable totals in kroner, without sign; 0 when there are none. */
    double snitt() {
        return maaneder.stream()
                .map(Maaned::stabile)
                .filter(stabile -> !stabile.isEmpty())
                .mapToLong(stabile -> Math.abs(
                        stabile.get(stabile.size() - 1).get("sum_beloep").asLong()))
                .average()
                .orElse(0);
    }

    Optional<Maaned> maaned(String kalendermaaned) {
        return maaneder.stream()
                .filter(m -> m.kalendermaaned.equals(kalendermaaned))
                .findFirst();
    }

    /** The month before in the calendar, when it is published. */
    Optional<Maaned> foer(String kalendermaaned) {
        return IntStream.range(0, maaneder.size())
                .filter(i -> maaneder.get(i).kalendermaaned.equals(kalendermaaned) && i > 0)
                .mapToObj(i -> maaneder.get(i - 1))
                .filter(m -> maanedsnummer(m.kalendermaaned) == maanedsnummer(kalendermaaned) - 1)
                .findFirst();
    }

    /** How many months after its own a month has been followed: to the newest skjæringsdato. */
    int fulgt(Maaned maaned) {
        return maaneder.stream()
                        .flatMap(m -> m.versjoner.stream())
                        .mapToInt(v -> maanedsnummer(v.get("skjaeringsdato").asString()))
                        .max()
                        .orElse(0)
                - maanedsnummer(maaned.kalendermaaned);
    }

    private static int maanedsnummer(String dato) {
        return 12 * Integer.parseInt(dato.substring(0, 4)) + Integer.parseInt(dato.substring(5, 7));
    }
}
