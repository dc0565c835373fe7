package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.steg.hendelser.Plan;
import no.ssb.utleggstrekk.steg.hendelser.PlanOppsett;
import no.ssb.utleggstrekk.steg.hendelser.Planlegger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = {
            "What a run for a month would do: hendelser to read, par to look up, calls and time.",
            "Reads the list of hendelser, looks nobody up, and changes nothing."
        })
final class PlanKommando extends Kommando {

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(
            names = "--til-dato",
            paramLabel = "YYYY-MM-DD",
            description = "count hendelser registered before this day; default today in Oslo")
    private @Nullable LocalDate tilDato;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    @Override
    Exitkode utfoer() {
        Plan plan = med(
                PlanOppsett.class,
                kontekst -> kontekst.getBean(Planlegger.class).lag(maaned.kalendermaaned, tilDato));
        ut().println(json ? plan.json() : plan.tekst());
        return Exitkode.OK;
    }
}
