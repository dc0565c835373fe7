package no.ssb.utleggstrekk.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that are given instead of the right one. */
final class Feilsvar {
    private final Kontrakt kontrakt;
    private final InstantSource klokke;

    Feilsvar(Kontrakt kontrakt, InstantSource klokke) {
        this.kontrakt = kontrakt;
        this.klokke = klokke;
    }

    /** Something that nobody expected. */
    Httpsvar uventet(Endepunkt endepunkt, String melding, String korrelasjonsid) {
        return endepunkt.erHendelsesliste()
                ? Httpsvar.feil(500, "FA-001", melding, korrelasjonsid)
                : kontrakt.feil(500, 1, melding, korrelasjonsid);
    }

    /**
     * Null for a fault that needs the right answer.
     *
     * @param vent what Retry-After says
     */
    @Nullable
    Httpsvar av(Feiltype feil, Endepunkt endepunkt, Duration vent, String korrelasjonsid) {
        return switch (feil) {
            case FEIL_500 -> uventet(endepunkt, "Uventet feil", korrelasjonsid);
            case FEIL_502 -> Httpsvar.uten(502);
            case FEIL_503 -> Httpsvar.uten(503);
            case FEIL_429 -> proevIgjen(Long.toString(vent.toSeconds()));
            case FEIL_429_DATO ->
                proevIgjen(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        klokke.instant().plus(vent).atOffset(ZoneOffset.UTC)));
            case FEIL_429_UTEN -> Httpsvar.uten(429);
            case FEIL_403_005 -> kontrakt.feil(403, 5, "Ingen tilgang", korrelasjonsid);
            case SOEPPEL ->
                Httpsvar.tekst(200, "<html><body>Velkommen</body></html>", Map.of("Content-Type", "text/html"))
                        .medKode(Feiltype.SOEPPEL.name());
            default -> null;
        };
    }

    private static Httpsvar proevIgjen(String naar) {
        return Httpsvar.tekst(429, "", Map.of("Retry-After", naar));
    }
}
