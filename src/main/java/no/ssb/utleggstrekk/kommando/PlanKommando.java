package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.steg.hendelser.Plan;
import no.ssb.utleggstrekk.steg.hendelser.PlanOppsett;
import no.ssb.utleggstrekk.steg.hendelser.Planlegger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "What a run for a month would do: hendelser to read, par to look up, calls and time.",
            "Reads the list of hendelser, looks nobody up, and changes nothing."
        })
final class PlanKommando implements Callable<Integer> {
    private final Oppstart oppstart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(
            names = "--til-dato",
            paramLabel = "YYYY-MM-DD",
            description = "count hendelser registered before this day; default today in Oslo")
    private @Nullable LocalDate tilDato;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    PlanKommando(Oppstart oppstart) {
        this.oppstart = oppstart;
    }

    @Override
    public Integer call() {
        Plan plan = oppstart.med(
                PlanOppsett.class,
                kontekst -> kontekst.getBean(Planlegger.class).lag(maaned.kalendermaaned, tilDato));
        spec.commandLine().getOut().println(json ? plan.json() : plan.tekst());
        return 0;
    }
}
