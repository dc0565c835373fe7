package no.ssb.utleggstrekk.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer, before it is known how it is sent.
 *
 * @param kode Skatteetaten's error code or Maskinporten's MP code, for the counters; null when there is none
 * @param hoder headers besides Content-Type; that is application/json unless given here
 */
// never compared, and copied 5 000 times a second if it were not an array
@SuppressWarnings("ArrayRecordComponent")
record Httpsvar(int status, @Nullable String kode, byte[] body, Map<String, String> hoder) {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private record Feilbody(String kode, String melding, String korrelasjonsid) {}

    static Httpsvar ok(byte[] body) {
        return new Httpsvar(200, null, body, Map.of());
    }

    static Httpsvar ok(Object verdi) {
        return ok(JSON.writeValueAsBytes(verdi));
    }

    static Httpsvar uten(int status) {
        return new Httpsvar(status, null, new byte[0], Map.of());
    }

    static Httpsvar tekst(int status, String body, Map<String, String> hoder) {
        return new Httpsvar(status, null, body.getBytes(StandardCharsets.UTF_8), hoder);
    }

    static Httpsvar feil(int status, String kode, String melding, String korrelasjonsid) {
        return new Httpsvar(
                status, kode, JSON.writeValueAsBytes(new Feilbody(kode, melding, korrelasjonsid)), Map.of());
    }

    /** Whether a client may take it as the final word on a par: data, nothing, deleted or refused. */
    boolean erEndelig() {
        // a 200 with a kode is a fault's
        return (status == 200 && kode == null)
                || status == 410
                || (status == 400 && "OAF-006".equals(kode))
                || (status == 404 && "OAF-007".equals(kode))
                || (status == 406 && "OAF-009".equals(kode));
    }

    Httpsvar medKode(@Nullable String nyKode) {
        return new Httpsvar(status, nyKode, body, hoder);
    }
}
