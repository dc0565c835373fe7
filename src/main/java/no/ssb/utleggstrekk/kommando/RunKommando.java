package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.motor.JobbOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "One kjøring for a month. Safe to repeat: an unfinished kjøring is taken up from its checkpoint,",
            "and a finished month with nothing new ends at once."
        })
final class RunKommando implements Callable<Integer> {
    private final Oppstart oppstart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(
            names = "--til-dato",
            paramLabel = "YYYY-MM-DD",
            description = "read hendelser registered before this day; default today in Oslo")
    private @Nullable LocalDate tilDato;

    @Option(
            names = "--maks-oppslag",
            paramLabel = "N",
            description = "stop with exit code 5 when more par wait than this")
    private @Nullable Long maksOppslag;

    @Option(names = "--tillat-feilet", paramLabel = "N", description = "publish although this many par have no answer")
    private @Nullable Long tillatFeilet;

    RunKommando(Oppstart oppstart) {
        this.oppstart = oppstart;
    }

    @Override
    public Integer call() {
        Bestilling bestilling = new Bestilling(maaned.kalendermaaned, tilDato, maksOppslag, tillatFeilet);
        Resultat resultat = oppstart.med(
                JobbOppsett.class,
                kontekst -> kontekst.getBean(Kjoeringsmotor.class).kjoer(bestilling));
        return Sluttlinje.skriv(spec, resultat);
    }
}
