package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.drift.StatusOppsett;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.grunn.Exitkode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "The kjøringer, what waits, and what to do next.")
final class StatusKommando extends Kommando {

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    @Override
    Exitkode utfoer() {
        Status status = med(
                StatusOppsett.class,
                kontekst -> kontekst.getBean(Statusleser.class).les());
        ut().println(json ? status.json() : status.tekst());
        return Exitkode.OK;
    }
}
