package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of an answer that is not data, cleaned: {@code {"kode":"UTE-007","melding":"…","korrelasjonsid":"…"}}.
 *
 * @param kode null when there is none
 * @param melding null when there is none
 * @param korrelasjonsid null when there is none
 */
public record Feilkropp(
        @Nullable String kode,
        @Nullable String melding,
        @Nullable String korrelasjonsid) {
    static final Feilkropp TOM = new Feilkropp(null, null, null);

    private static final Felt KODE = Felt.lest("kode", Felt.Type.TEKST, "kode");
    private static final Felt MELDING = Felt.lest("melding", Felt.Type.TEKST, "melding");
    private static final Felt KORRELASJONSID = Felt.lest("korrelasjonsid", Felt.Type.TEKST, "korrelasjonsid");

    /** The fields. */
    public static final List<Felt> FELT = List.of(KODE, MELDING, KORRELASJONSID);

    /** What a kode is that is no text: an error all the same. */
    private static final String UKJENT_KODE = "(not a text)";

    static Feilkropp av(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            return TOM;
        }
        JsonNode kode = node.get(KODE.foerste());
        String tekst = kode == null || kode.isNull()
                ? null
                : kode.isString() ? kode.stringValue().strip() : UKJENT_KODE;
        return new Feilkropp(
                tekst == null ? null : tekst.isEmpty() ? UKJENT_KODE : Tekstrens.kode(tekst),
                Tekstrens.tekst(tekst(node, MELDING)),
                Tekstrens.korrelasjonsid(tekst(node, KORRELASJONSID)));
    }

    private static @Nullable String tekst(JsonNode node, Felt felt) {
        JsonNode verdi = node.get(felt.foerste());
        return verdi != null && verdi.isString() ? verdi.stringValue() : null;
    }
}
