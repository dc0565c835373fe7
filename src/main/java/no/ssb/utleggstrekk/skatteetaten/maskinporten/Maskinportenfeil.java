package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts a refused token into words: the MP code, and what an operator can do. */
final class Maskinportenfeil {
    private static final Pattern MP_KODE = Pattern.compile("MP-[0-9]{3}");
    private static final String SERTIFIKAT =
            "check the certificate chain of utleggstrekk.maskinporten.noekkel-fil, and that it is of this environment"
                    + " (test or production)";
    private static final String SCOPE =
            "check utleggstrekk.maskinporten.scope, and that the client has been given it in Samarbeidsportalen";
    private static final String KLOKKE =
            "check that the clock of this machine is synchronised: Maskinporten takes a difference of 10 s";
    private static final Map<String, String> RAAD = Map.ofEntries(
            Map.entry("MP-011", "check utleggstrekk.maskinporten.token-url: the request was not understood"),
            Map.entry("MP-012", "the grant was used before; restart, and report it if it comes back"),
            Map.entry("MP-100", "unknown client: check utleggstrekk.maskinporten.klient-id, and the environment"),
            Map.entry("MP-110", "check utleggstrekk.maskinporten.issuer, with its trailing slash"),
            Map.entry("MP-120", SERTIFIKAT),
            Map.entry(
                    "MP-121",
                    "the registered key has expired: register a new one in Samarbeidsportalen, they live a year"),
            Map.entry(
                    "MP-122",
                    "if utleggstrekk.maskinporten.kid is set, check that it is the id of the registered key; if not, "
                            + SERTIFIKAT),
            Map.entry("MP-123", SERTIFIKAT),
            Map.entry(
                    "MP-124",
                    "wrong signature: check that utleggstrekk.maskinporten.kid and .noekkel-fil belong together"),
            Map.entry("MP-130", KLOKKE),
            Map.entry("MP-200", SCOPE),
            Map.entry("MP-201", SCOPE),
            Map.entry("MP-250", "no access to the scope: Skatteetaten must give it to this organisation"),
            Map.entry(
                    "MP-251", "delegation is missing: utleggstrekk.maskinporten.consumer-org must delegate in Altinn"));

    private Maskinportenfeil() {}

    /** @param hvem who refused: Maskinporten, Keycloak or Guardian */
    static VarigFeil nektet(String hvem, int status, byte[] kropp) {
        String tekst = new String(kropp, 0, Math.min(kropp.length, 10_000), StandardCharsets.UTF_8);
        Matcher mp = MP_KODE.matcher(tekst);
        JsonNode node = Json.les(kropp);
        String feil = felt(node, "error");
        String beskrivelse = felt(node, "error_description");
        String kode = mp.find() ? mp.group() : feil == null ? "no code" : feil;
        return new VarigFeil(
                Exitkode.NEKTET,
                "%s gives no token (status %d, %s%s); %s"
                        .formatted(
                                hvem,
                                status,
                                kode,
                                beskrivelse == null ? "" : ": " + utenKode(beskrivelse, kode),
                                raad(kode, feil, beskrivelse)));
    }

    /** The description begins with the code, which is told already. */
    private static String utenKode(String beskrivelse, String kode) {
        return beskrivelse.startsWith(kode + ":")
                ? beskrivelse.substring(kode.length() + 1).strip()
                : beskrivelse;
    }

    private static String raad(String kode, @Nullable String feil, @Nullable String beskrivelse) {
        String kjent = RAAD.get(kode);
        if (kjent != null) {
            return kjent;
        }
        String tekst = beskrivelse == null ? "" : beskrivelse.toLowerCase(Locale.ROOT);
        if (tekst.contains("clock") || tekst.contains("expired") || tekst.contains("iat")) {
            return KLOKKE;
        }
        return switch (feil == null ? "" : feil) {
            case "invalid_scope" -> SCOPE;
            case "invalid_client", "unauthorized_client" -> "check the client's id and its key or secret";
            case "invalid_grant" -> "check issuer, klient-id, kid and noekkel-fil under utleggstrekk.maskinporten";
            default -> "check the configuration under utleggstrekk.maskinporten";
        };
    }

    private static @Nullable String felt(@Nullable JsonNode node, String felt) {
        JsonNode verdi = node == null ? null : node.get(felt);
        return verdi == null || !verdi.isString() ? null : Tekstrens.tekst(verdi.stringValue());
    }
}
