package no.ssb.utleggstrekk.innstillinger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Filnavn;
import no.ssb.utleggstrekk.grunn.Likest;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;
import org.springframework.util.PlaceholderResolutionException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one line what is wrong with the configuration, and where it stands. */
public final class Innstillingsfeil {
    private static final String PLASSHOLDER =
            "it holds ${…}, and nothing sets what stands in it; write \\${ for the signs themselves";

    private static final Map<Class<?>, String> SLAG = Map.of(
            int.class, "a whole number",
            Integer.class, "a whole number",
            double.class, "a number",
            boolean.class, "true or false",
            Duration.class, "a time such as 30s, 5m or 180d",
            URI.class, "a URL",
            Path.class, "a path",
            Kalendermaaned.class, "a month of the form YYYY-MM, such as 2026-10");

    private Innstillingsfeil() {}

    /** The line for a fault and its causes, outermost first; empty when none is of the configuration. */
    public static Optional<Feil> tolk(List<Throwable> kjede) {
        return finn(kjede, UnboundConfigurationPropertiesException.class)
                .map(Innstillingsfeil::ukjentNoekkel)
                .or(() -> finn(kjede, BindException.class).map(b -> ugyldigVerdi(b, kjede)))
                .or(() -> finn(kjede, PlaceholderResolutionException.class)
                        .map(p -> bruk("A value of the configuration is wrong: " + PLASSHOLDER)))
                .or(() -> finn(kjede, MarkedYAMLException.class).map(Innstillingsfeil::importertFil))
                .or(() -> finn(kjede, ConfigDataException.class)
                        .map(c -> bruk("The configuration cannot be loaded (%s): see spring.config in it"
                                .formatted(c.getClass().getSimpleName()))));
    }

    private static Feil ukjentNoekkel(UnboundConfigurationPropertiesException feil) {
        String noekler = feil.getUnboundProperties().stream()
                .map(p -> p.getName()
                        + sted(p.getOrigin())
                        + Likest.forslag(p.getName().toString(), Innstillingsnoekler.HELE))
                .collect(Collectors.joining(", "));
        return bruk("Unknown configuration key: " + noekler + " (docs/innstillinger.md lists the keys)");
    }

    /** The file itself was looked at before Spring read it. */
    private static Feil importertFil(MarkedYAMLException feil) {
        return bruk("A file that the configuration imports, line %d, column %d: this cannot be read as YAML"
                .formatted(
                        feil.getProblemMark().getLine() + 1,
                        feil.getProblemMark().getColumn() + 1));
    }

    private static Feil ugyldigVerdi(BindException feil, List<Throwable> kjede) {
        ConfigurationProperty verdi = feil.getProperty();
        String grunn = finn(kjede, PlaceholderResolutionException.class).isPresent()
                ? PLASSHOLDER
                : verdi != null && !Filnavn.kanSkrives(String.valueOf(verdi.getValue()))
                        ? Filnavn.BOT
                        : "this is not " + slag(feil.getTarget().getType().toClass());
        return bruk(
                "Configuration key " + feil.getName() + sted(verdi == null ? null : verdi.getOrigin()) + ": " + grunn);
    }

    private static String slag(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants())
                            .map(e -> e.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return SLAG.getOrDefault(type, "what the key takes");
    }

    /** What a file holds is never repeated, only where it stands. */
    private static String sted(@Nullable Origin funnet) {
        Origin sted =
                funnet instanceof PropertySourceOrigin kilde && kilde.getOrigin() != null ? kilde.getOrigin() : funnet;
        if (sted instanceof TextResourceOrigin fil && fil.getLocation() != null && fil.getResource() != null) {
            return " (%s, line %d, column %d)"
                    .formatted(
                            navn(fil.getResource()),
                            fil.getLocation().getLine() + 1,
                            fil.getLocation().getColumn() + 1);
        }
        return sted == null ? "" : " (" + sted + ")";
    }

    private static String navn(Resource fil) {
        try {
            return fil.getFile().toString();
        } catch (IOException ikkeEnFil) {
            return fil.getDescription();
        }
    }

    private static VarigFeil bruk(String melding) {
        return new VarigFeil(Exitkode.BRUK, melding);
    }

    /** The innermost of its type. */
    private static <T extends Throwable> Optional<T> finn(List<Throwable> kjede, Class<T> type) {
        return kjede.stream().filter(type::isInstance).map(type::cast).reduce((ytre, indre) -> indre);
    }
}
