package no.ssb.utleggstrekk.kommando;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** Says in one line what stopped a command, from the many layers that Spring wraps around it. */
final class Oppstartsfeil {
    private Oppstartsfeil() {}

    static Feil tolk(Throwable feil) {
        List<Throwable> kjede =
                Stream.iterate(feil, t -> t != null, Throwable::getCause).toList();
        return finn(kjede, Feil.class)
                .or(() -> finn(kjede, UnboundConfigurationPropertiesException.class)
                        .map(Oppstartsfeil::ukjentNoekkel))
                .or(() -> finn(kjede, BindException.class).map(b -> ugyldigVerdi(b, kjede)))
                .or(() -> Databasefeil.tolk(feil))
                .or(() -> finn(kjede, FlywayException.class).map(Oppstartsfeil::migrering))
                .orElseGet(() -> ukjent(kjede));
    }

    private static Feil ukjentNoekkel(UnboundConfigurationPropertiesException feil) {
        String noekler = feil.getUnboundProperties().stream()
                .map(p -> p.getName()
                        + Optional.ofNullable(p.getOrigin())
                                .map(o -> " (" + o + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return new VarigFeil(
                Exitkode.BRUK, "Unknown configuration key: " + noekler + "; docs/innstillinger.md lists the keys");
    }

    private static Feil ugyldigVerdi(BindException feil, List<Throwable> kjede) {
        String grunn = finn(kjede, IllegalArgumentException.class)
                .map(Throwable::getMessage)
                .orElse("it does not fit " + feil.getTarget().getType());
        ConfigurationProperty verdi = feil.getProperty();
        String hvor = verdi == null || verdi.getOrigin() == null ? "" : " (" + verdi.getOrigin() + ")";
        return new VarigFeil(Exitkode.BRUK, "Configuration key " + feil.getName() + hvor + ": " + grunn);
    }

    private static Feil migrering(FlywayException feil) {
        return new MidlertidigFeil("The database could not be migrated: "
                + String.valueOf(feil.getMessage()).lines().findFirst().orElse(""));
    }

    private static Feil ukjent(List<Throwable> kjede) {
        Throwable innerst = kjede.get(kjede.size() - 1);
        String sted = innerst.getStackTrace().length == 0 ? "" : " at " + innerst.getStackTrace()[0];
        return new MidlertidigFeil("Unexpected fault: " + innerst.getClass().getName() + sted);
    }

    private static <T extends Throwable> Optional<T> finn(List<Throwable> kjede, Class<T> type) {
        return kjede.stream().filter(type::isInstance).map(type::cast).reduce((ytre, indre) -> indre);
    }
}
