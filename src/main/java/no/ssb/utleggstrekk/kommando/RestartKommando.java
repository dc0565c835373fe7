package no.ssb.utleggstrekk.kommando;

import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.motor.JobbOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Takes up the failed or stopped kjøring from its checkpoint; exits with 2 when there is none.")
final class RestartKommando implements Callable<Integer> {
    private final Oppstart oppstart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--kalendermaaned", paramLabel = "YYYY-MM", description = "only if the kjøring is for this month")
    private @Nullable Kalendermaaned kalendermaaned;

    @Option(names = "--maks-oppslag", paramLabel = "N", description = "a new limit for the number of lookups")
    private @Nullable Long maksOppslag;

    @Option(names = "--tillat-feilet", paramLabel = "N", description = "publish although this many par have no answer")
    private @Nullable Long tillatFeilet;

    RestartKommando(Oppstart oppstart) {
        this.oppstart = oppstart;
    }

    @Override
    public Integer call() {
        Resultat resultat = oppstart.med(
                JobbOppsett.class,
                kontekst -> kontekst.getBean(Kjoeringsmotor.class).restart(kalendermaaned, maksOppslag, tillatFeilet));
        return Sluttlinje.skriv(spec, resultat);
    }
}
