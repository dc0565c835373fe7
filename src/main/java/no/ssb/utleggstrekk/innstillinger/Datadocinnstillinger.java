package no.ssb.utleggstrekk.innstillinger;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Datadoc shall say about every dataset. Codes are SSB's own: Klass has the lists.
 *
 * @param versjon the version of the Datadoc model
 * @param ansvarlig e-mail address of who made the metadata
 * @param eier the team that owns the datasets
 * @param emneomraade Klass 618
 * @param datakilde Klass 712; Skatteetaten's code there is not public, so set it
 * @param definisjoner the id of a column's definition in Vardef, eight characters, by the name of the column
 * @param bruksrestriksjoner what the datasets may not be used for, or until when
 */
public record Datadocinnstillinger(
        @DefaultValue("6.1.0") String versjon,
        @DefaultValue("utleggstrekk@ssb.no") String ansvarlig,
        @DefaultValue("utleggstrekk") String eier,
        @DefaultValue("if02") String emneomraade,
        @DefaultValue("Skatteetaten") String datakilde,
        @DefaultValue Map<String, String> definisjoner,
        @DefaultValue List<Bruksrestriksjon> bruksrestriksjoner) {
    private static final Pattern KLASSKODE = Pattern.compile("[0-9]+([.][0-9]+)*");

    public Datadocinnstillinger {
        definisjoner = definisjoner.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(d -> enkelt(d.getKey()), Map.Entry::getValue));
        bruksrestriksjoner = List.copyOf(bruksrestriksjoner);
        definisjoner.forEach((kolonne, id) -> Krav.at(
                id.matches("[A-Za-z0-9_-]{8}"),
                "utleggstrekk.datadoc.definisjoner.%s must be an id of Vardef, eight characters".formatted(kolonne)));
        Krav.at(ansvarlig.contains("@"), "utleggstrekk.datadoc.ansvarlig must be an e-mail address");
    }

    /** Whether the data source is a code, as SSB's editor wants it. */
    public boolean harKlasskode() {
        return KLASSKODE.matcher(datakilde).matches();
    }

    /** The id of a column's definition in Vardef; empty when none is set. */
    public Optional<String> definisjon(String kolonne) {
        return Optional.ofNullable(definisjoner.get(enkelt(kolonne)));
    }

    /**
     * Refuses the definition of a column that there is not.
     *
     * @param kolonner asked for when there is a definition
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BRUK) naming the key
     */
    public void kreverKolonner(Supplier<Set<String>> kolonner) {
        if (definisjoner.isEmpty()) {
            return;
        }
        Set<String> kjente =
                kolonner.get().stream().map(Datadocinnstillinger::enkelt).collect(Collectors.toSet());
        definisjoner
                .keySet()
                .forEach(d -> Krav.at(
                        kjente.contains(d),
                        "utleggstrekk.datadoc.definisjoner.%s: no column is called so".formatted(d)));
    }

    /** Spring leaves the underscores of such a name out, in a file as in the environment. */
    private static String enkelt(String kolonne) {
        return kolonne.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * One restriction of the use of the data.
     *
     * @param dato the deadline; null for none
     */
    public record Bruksrestriksjon(
            Bruksrestriksjonstype type, @Nullable LocalDate dato) {
        public Bruksrestriksjon {
            Krav.at(Objects.nonNull(type), "a row of utleggstrekk.datadoc.bruksrestriksjoner needs type");
        }
    }

    /** The words of Datadoc for it. */
    public enum Bruksrestriksjonstype {
        DELETION_ANONYMIZATION,
        PROCESS_LIMITATIONS,
        SECONDARY_USE_RESTRICTIONS
    }
}
