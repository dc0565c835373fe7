package no.ssb.utleggstrekk.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

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

    /** A text with the kode that it has, if any. */
    static Httpsvar fast(int status, String body) {
        Httpsvar svar = tekst(status, body, Map.of());
        try {
            return JSON.readTree(body).path("kode") instanceof StringNode kode ? svar.medKode(kode.asString()) : svar;
        } catch (JacksonException e) {
            return svar;
        }
    }

    static Httpsvar feil(int status, String kode, String melding, String korrelasjonsid) {
        return new Httpsvar(
                status, kode, JSON.writeValueAsBytes(new Feilbody(kode, melding, korrelasjonsid)), Map.of());
    }

    /** Whether a client may take it as the final word on a par: data, nothing, deleted or refused. */
    boolean erEndelig() {
        return erData() || erIkkeFunnet() || erSlettet() || (status == 400 && harKode("006"));
    }

    /** A 200 with a kode is a fault's. */
    boolean erData() {
        return status == 200 && kode == null;
    }

    boolean erIkkeFunnet() {
        return status == 404 && harKode("007");
    }

    boolean erSlettet() {
        return status == 410 || (status == 406 && harKode("009"));
    }

    private boolean harKode(String nummer) {
        return kode != null && kode.endsWith("-" + nummer);
    }

    Httpsvar medKode(@Nullable String nyKode) {
        return new Httpsvar(status, nyKode, body, hoder);
    }
}
