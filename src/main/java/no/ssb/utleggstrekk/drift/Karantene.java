package no.ssb.utleggstrekk.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in quarantine now. It names no person: Skatteetaten finds one by the sekvensnummer or the korrelasjonsid.
 *
 * @param antall how many per kode, all of them
 * @param rader the newest ones
 * @param flere how many more there are than those
 */
public record Karantene(List<Antall> antall, List<Rad> rader, long flere) {
    /** How many of a kode. */
    public record Antall(String kode, long antall) {}

    /**
     * A hendelse or a par.
     *
     * @param gjelder {@code hendelse} or {@code par}
     * @param sekvensnummer the hendelse, or the newest hendelse of the par
     * @param kalendermaaned of the par; null for a hendelse
     * @param grunn null when none was given
     * @param tidspunkt when it was put there, UTC
     * @param korrelasjonsid of the lookup; null for a hendelse
     * @param kjoering the kjøring that put it there
     * @param venter whether it is tried again by the next kjøring
     */
    public record Rad(
            String kode,
            String gjelder,
            long sekvensnummer,
            @Nullable String kalendermaaned,
            @Nullable String grunn,
            String tidspunkt,
            @Nullable String korrelasjonsid,
            long kjoering,
            boolean venter) {
        private String hva() {
            return kalendermaaned == null
                    ? "hendelse " + sekvensnummer
                    : "par in %s, hendelse %d".formatted(kalendermaaned, sekvensnummer);
        }
    }

    /** As JSON: the field names are a contract. */
    public String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writeValueAsString(this);
    }

    /** As text for people. */
    public String tekst() {
        if (antall.isEmpty()) {
            return "Nothing is in quarantine.";
        }
        StringBuilder s = new StringBuilder();
        antall.forEach(a -> s.append("%-26s %d%n".formatted(a.kode, a.antall)));
        s.append("%n%-26s %-32s %-20s %8s  %s%n".formatted("Kode", "What", "When (UTC)", "Kjøring", "Reason"));
        rader.forEach(r -> s.append("%-26s %-32s %-20s %8d  %s%s%s%n"
                .formatted(
                        r.kode,
                        r.hva(),
                        r.tidspunkt,
                        r.kjoering,
                        r.grunn == null ? "-" : r.grunn,
                        r.korrelasjonsid == null ? "" : ", korrelasjonsid " + r.korrelasjonsid,
                        r.venter ? " (tried again by the next kjøring)" : "")));
        if (flere > 0) {
            s.append("and %d more%n".formatted(flere));
        }
        return s.append("Next: `quarantine retry [--kode K]` when the cause is mended, then `run`; or ask Skatteetaten,"
                        + " with the number of the hendelse or the korrelasjonsid.")
                .toString();
    }
}
