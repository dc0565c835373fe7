package no.ssb.utleggstrekk.skatteetaten.svar;

import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.NektetFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/** Puts an answer we cannot go on from into words for an operator. */
public final class Avslag {
    private Avslag() {}

    public static String svar(@Nullable String kode, int status) {
        return kode == null ? "status " + status + " without kode" : "kode " + kode + ", status " + status;
    }

    /** The API refuses us as a client, or refuses this one call. */
    public static NektetFeil stopp(String api, Tolkning.Uten<?> svar, String korrelasjonsid) {
        return new NektetFeil(
                svar.status(),
                svar.kropp().kode(),
                korrelasjonsid,
                "Skatteetaten's API for %s refuses us: %s, korrelasjonsid %s; %s"
                        .formatted(api, svar.omtale(), korrelasjonsid, raad(api, svar.status())));
    }

    /** What comes is not what the contract says: nobody can go on from there, and to wait does not help. */
    public static VarigFeil endretKontrakt(String api, String aarsak, String korrelasjonsid) {
        return new VarigFeil(
                Exitkode.NEKTET,
                "Skatteetaten's API for %s answers with something else than the contract: %s, korrelasjonsid %s; this is no outage: see docs/foerste-kontakt.md for the names that can be configured"
                        .formatted(api, aarsak, korrelasjonsid));
    }

    private static String raad(String api, int status) {
        if (status >= 300 && status < 400) {
            return "redirects are not followed: set utleggstrekk.api." + api + "-url to the new address";
        }
        return switch (status) {
            case 403 ->
                "check that Skatteetaten has given this client access to utleggstrekk.api.rettighetspakke, and the"
                        + " delegation of utleggstrekk.maskinporten.consumer-org";
            case 404 -> "check utleggstrekk.api." + api + "-url";
            case 406 -> "the API no longer gives JSON: see its documentation";
            default ->
                "see the API's documentation, and utleggstrekk.api.svartabell if the answer means something else";
        };
    }
}
