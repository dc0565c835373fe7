package no.ssb.utleggstrekk.steg.rapport;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The measures of revision of the ESS quality reports, over all published months with a stable version. Pure: made from the
 * rounded totals of the history, so that no measure tells more than they do. A month without kroner to show is left out.
 */
final class Revisjonsmaal {
    /** What counts as no change any more, as a share of the newest. */
    private static final double ROLIG = 0.001;

    private Revisjonsmaal() {}

    /** One month: its total at each version, as many months after it. */
    private record Serie(List<Long> sum, List<Integer> etter, long personer, long underenheter, long nyeste) {
        long revisjon() {
            return nyeste - sum.get(0);
        }

        /** Months after the month's own until all that followed was within {@link #ROLIG} of the newest. */
        int rolig() {
            int nr = sum.size() - 1;
            while (nr > 0 && Math.abs(nyeste - sum.get(nr - 1)) < ROLIG * Math.abs(nyeste)) {
                nr--;
            }
            return etter.get(nr);
        }
    }

    static ObjectNode av(ArrayNode historikk) {
        List<Serie> serier = new ArrayList<>();
        List<Long> foreloepige = new ArrayList<>();
        long personer = 0;
        long underenheter = 0;
        for (JsonNode maaned : historikk) {
            List<JsonNode> versjoner = maaned.get("versjoner")
                    .valueStream()
                    .filter(v -> !v.get("sum_beloep").isNull())
                    .toList();
            List<JsonNode> stabile =
                    versjoner.stream().filter(v -> v.get("versjon").asInt() > 0).toList();
            if (stabile.isEmpty()) {
                continue;
            }
            JsonNode nyeste = stabile.get(stabile.size() - 1);
            personer += nyeste.get("antall_inntektsmottakere").asLong();
            underenheter += nyeste.get("antall_underenheter").asLong();
            serier.add(new Serie(
                    stabile.stream().map(Revisjonsmaal::sum).toList(),
                    stabile.stream().map(v -> v.get("maaneder_etter").asInt()).toList(),
                    revidert(stabile, "personer_revidert"),
                    revidert(stabile, "underenheter_revidert"),
                    sum(nyeste)));
            if (versjoner.size() > stabile.size()) {
                foreloepige.add(sum(stabile.get(0)) - sum(versjoner.get(0)));
            }
        }
        ObjectNode json = JsonMapper.shared().createObjectNode().put("antall_maaneder", serier.size());
        json.put("mr", snitt(serier.stream().mapToLong(Serie::revisjon)));
        json.put("mar", snitt(serier.stream().mapToLong(s -> Math.abs(s.revisjon()))));
        json.put(
                "rmar",
                andel(
                        serier.stream().mapToLong(s -> Math.abs(s.revisjon())).sum(),
                        serier.stream().mapToLong(s -> Math.abs(s.nyeste)).sum()));
        json.put(
                "andel_underenheter_revidert",
                andel(serier.stream().mapToLong(s -> s.underenheter).sum(), underenheter));
        json.put(
                "andel_personer_revidert",
                andel(serier.stream().mapToLong(s -> s.personer).sum(), personer));
        json.put("maaneder_til_ro", snitt(serier.stream().mapToLong(Serie::rolig)));
        ObjectNode foreloepig = json.putObject("foreloepig_til_foerste").put("antall_maaneder", foreloepige.size());
        foreloepig.put("mr", snitt(foreloepige.stream().mapToLong(r -> r)));
        foreloepig.put("mar", snitt(foreloepige.stream().mapToLong(Math::abs)));
        return json;
    }

    private static long sum(JsonNode versjon) {
        return versjon.get("sum_beloep").asLong();
    }

    /** After the first stable version; one that is revised twice counts twice. */
    private static long revidert(List<JsonNode> stabile, String felt) {
        return stabile.stream().skip(1).mapToLong(v -> v.get(felt).asLong()).sum();
    }

    private static @Nullable Double snitt(LongStream tall) {
        var snitt = tall.average();
        return snitt.isPresent() ? snitt.getAsDouble() : null;
    }

    private static @Nullable Double andel(long del, long hele) {
        return hele == 0 ? null : Double.valueOf((double) del / hele);
    }
}
