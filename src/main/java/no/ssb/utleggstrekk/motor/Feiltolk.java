package no.ssb.utleggstrekk.motor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Feilspor;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillingsfeil;

/** Finds the one fault to tell of, in one line, among all that were thrown and the layers that Spring wraps around them. */
public final class Feiltolk {
    private Feiltolk() {}

    /** The one to tell of. */
    public static Feil tolk(Throwable kastet) {
        return tolk(List.of(kastet)).orElseThrow();
    }

    /**
     * The fault that says most: a permanent one, one that was foreseen, one of the configuration, one of the database, one
     * that nobody foresaw. Of the last its class and place are told, as its message might hold data. Empty when nothing
     * was thrown.
     */
    static Optional<Feil> tolk(Collection<Throwable> kastet) {
        List<List<Throwable>> kjeder =
                kastet.stream().map(t -> Databasefeil.kjede(t).toList()).toList();
        List<Throwable> alle = kjeder.stream().flatMap(List::stream).toList();
        return finn(alle, VarigFeil.class)
                .<Feil>map(f -> f)
                .or(() -> finn(alle, Feil.class))
                .or(() -> foerste(kjeder.stream().map(Innstillingsfeil::tolk)))
                .or(() -> foerste(kastet.stream().map(Databasefeil::tolk)))
                .or(() -> kastet.stream().findFirst().map(Feiltolk::uforutsett));
    }

    private static Optional<Feil> foerste(Stream<Optional<Feil>> feil) {
        return feil.flatMap(Optional::stream).findFirst();
    }

    private static <T extends Throwable> Optional<T> finn(List<Throwable> alle, Class<T> type) {
        return alle.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Feil uforutsett(Throwable t) {
        Throwable innerst = Databasefeil.kjede(t).reduce(t, (ytre, indre) -> indre);
        String sted = innerst.getStackTrace().length > 0 ? " at " + innerst.getStackTrace()[0] : "";
        String spor = Feilspor.skriv(t)
                .map(fil -> "; where it came from stands in " + fil + ", to be sent to those who maintain the program")
                .orElse("");
        return new MidlertidigFeil("Unexpected fault: " + innerst.getClass().getName() + sted + spor, t);
    }
}
