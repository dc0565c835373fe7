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

        /**
         * How far the sum was from version 1, so many months after the month: the version that stood then.
         *
         * @return null before version 1
         */
        @Nullable
        Double endring(int maanederEtter) {
            List<JsonNode> stabile = stabile();
            Double endring = null;
            for (JsonNode v : stabile) {
                if (v.get("maaneder_etter").asInt() <= maanederEtter) {
                    double foerste = stabile.get(0).get("sum_beloep").asLong();
                    endring = v.get("sum_beloep").asLong() / foerste - 1;
                }
            }
            return endring;
        }
    }

    static Historie av(JsonNode rapport) {
        List<Maaned> alle = rapport.path("historikk")
                .valueStream()
                .map(m -> new Maaned(
                        m.get("kalendermaaned").asString(),
                        m.get("versjoner").valueStream().toList(),
                        m.get("typer")))
                .toList();
        return new Historie(alle.subList(Math.max(0, alle.size() - FLEST), alle.size()));
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
