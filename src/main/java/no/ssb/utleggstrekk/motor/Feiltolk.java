package no.ssb.utleggstrekk.motor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** Finds the one fault to tell of, among all that were thrown. */
final class Feiltolk {
    private Feiltolk() {}

    static Feil tolk(Throwable kastet) {
        return tolk(List.of(kastet)).orElseThrow();
    }

    /**
     * The fault that says most: a permanent one, one that was foreseen, one of the database, one that nobody foresaw. Of
     * the last its class and place are told, as its message might hold data. Empty when nothing was thrown.
     */
    static Optional<Feil> tolk(Collection<Throwable> kastet) {
        List<Feil> vaare = kastet.stream()
                .flatMap(Databasefeil::kjede)
                .filter(Feil.class::isInstance)
                .map(Feil.class::cast)
                .toList();
        return vaare.stream()
                .filter(VarigFeil.class::isInstance)
                .findFirst()
                .or(() -> vaare.stream().findFirst())
                .or(() -> kastet.stream()
                        .flatMap(t -> Databasefeil.tolk(t).stream())
                        .findFirst())
                .or(() -> kastet.stream()
                        .flatMap(Databasefeil::kjede)
                        .reduce((ytre, indre) -> indre)
                        .map(Feiltolk::uforutsett));
    }

    private static Feil uforutsett(Throwable t) {
        String sted = t.getStackTrace().length > 0 ? " at " + t.getStackTrace()[0] : "";
        return new MidlertidigFeil("Unexpected fault: " + t.getClass().getName() + sted, t);
    }
}
