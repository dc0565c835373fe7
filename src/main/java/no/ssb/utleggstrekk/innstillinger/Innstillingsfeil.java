package no.ssb.utleggstrekk.innstillinger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;

/** Says in one line what is wrong with the configuration, and where it stands. */
public final class Innstillingsfeil {
    private Innstillingsfeil() {}

    /** The line for a fault and its causes, outermost first; empty when none is of the configuration. */
    public static Optional<Feil> tolk(List<Throwable> kjede) {
        return finn(kjede, UnboundConfigurationPropertiesException.class)
                .map(Innstillingsfeil::ukjentNoekkel)
                .or(() -> finn(kjede, BindException.class).map(b -> ugyldigVerdi(b, kjede)));
    }

    private static Feil ukjentNoekkel(UnboundConfigurationPropertiesException feil) {
        String noekler = feil.getUnboundProperties().stream()
                .map(p -> p.getName() + sted(p.getOrigin()))
                .collect(Collectors.joining(", "));
        return new VarigFeil(
                Exitkode.BRUK, "Unknown configuration key: " + noekler + "; docs/innstillinger.md lists the keys");
    }

    private static Feil ugyldigVerdi(BindException feil, List<Throwable> kjede) {
        String grunn = finn(kjede, IllegalArgumentException.class)
                .map(Throwable::getMessage)
                .orElse("it does not fit " + feil.getTarget().getType());
        ConfigurationProperty verdi = feil.getProperty();
        return new VarigFeil(
                Exitkode.BRUK,
                "Configuration key " + feil.getName() + sted(verdi == null ? null : verdi.getOrigin()) + ": " + grunn);
    }

    private static String sted(@Nullable Origin sted) {
        return sted == null ? "" : " (" + sted + ")";
    }

    /** The innermost of its type. */
    private static <T extends Throwable> Optional<T> finn(List<Throwable> kjede, Class<T> type) {
        return kjede.stream().filter(type::isInstance).map(type::cast).reduce((ytre, indre) -> indre);
    }
}
