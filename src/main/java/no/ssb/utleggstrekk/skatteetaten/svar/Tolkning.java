package no.ssb.utleggstrekk.skatteetaten.svar;

import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a whole answer means, before anything is done about it: the same for a call and for an answer that is read again.
 * Pure.
 *
 * @param kropp the body of an answer that is not data; empty for data
 * @param lesning what came of reading the data; null unless the outcome is FUNNET
 */
public record Tolkning<T>(
        Svarhandling utfall, Feilkropp kropp, @Nullable Lesning<T> lesning) {
    public static <T> Tolkning<T> av(Svartabell tabell, int status, byte[] svar, Lesning.Leser<T> leser) {
        JsonNode node = Json.les(svar);
        boolean harData = status >= 200 && status < 300 && node != null && node.has(leser.datafelt());
        Feilkropp kropp = harData ? Feilkropp.TOM : Feilkropp.av(node);
        Svarhandling utfall = tabell.utfall(kropp.kode(), status);
        return new Tolkning<>(utfall, kropp, utfall == Svarhandling.FUNNET ? les(node, kropp, status, leser) : null);
    }

    private static <T> Lesning<T> les(@Nullable JsonNode node, Feilkropp kropp, int status, Lesning.Leser<T> leser) {
        if (node == null) {
            return new Lesning.Uleselig<>("the body of a " + status + " is not whole, valid JSON");
        }
        if (kropp.kode() != null) {
            // an error that came with a status for data
            return new Lesning.Uleselig<>(Avslag.svar(kropp.kode(), status));
        }
        return leser.les(node);
    }
}
