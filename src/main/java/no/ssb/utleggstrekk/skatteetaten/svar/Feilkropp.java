package no.ssb.utleggstrekk.skatteetaten.svar;

import no.ssb.utleggstrekk.skatteetaten.http.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of an answer that is not data, cleaned: {@code {"kode":"OAF-007","melding":"…","korrelasjonsid":"…"}}.
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

    static Feilkropp av(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            return TOM;
        }
        String kode = tekst(node, "kode");
        return new Feilkropp(
                kode == null || kode.isBlank() ? null : Tekstrens.kode(kode.strip()),
                Tekstrens.tekst(tekst(node, "melding")),
                Tekstrens.korrelasjonsid(tekst(node, "korrelasjonsid")));
    }

    private static @Nullable String tekst(JsonNode node, String felt) {
        JsonNode verdi = node.get(felt);
        return verdi != null && verdi.isString() ? verdi.stringValue() : null;
    }
}
