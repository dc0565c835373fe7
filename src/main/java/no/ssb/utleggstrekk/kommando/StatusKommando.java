package no.ssb.utleggstrekk.kommando;

import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.drift.StatusOppsett;
import no.ssb.utleggstrekk.drift.Statusleser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "The kjøringer, what waits, and what to do next.")
final class StatusKommando implements Callable<Integer> {
    private final Oppstart oppstart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    StatusKommando(Oppstart oppstart) {
        this.oppstart = oppstart;
    }

    @Override
    public Integer call() {
        Status status = oppstart.med(
                StatusOppsett.class,
                kontekst -> kontekst.getBean(Statusleser.class).les());
        spec.commandLine().getOut().println(json ? status.json() : status.tekst());
        return 0;
    }
}
