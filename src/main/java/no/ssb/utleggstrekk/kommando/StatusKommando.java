package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.drift.StatusOppsett;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "The kjøringer, what waits, and what to do next.")
final class StatusKommando extends Kommando {

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    @Option(
            names = "--frist",
            paramLabel = "DAY",
            description = {
                "exit with 1 when the newest month whose deadline, this day of the month after it, has passed has no stable",
                "published version"
            })
    private @Nullable Integer frist;

    @Override
    Exitkode utfoer() {
        if (frist != null && (frist < 1 || frist > 28)) {
            throw feilBruk("--frist %d is no day that every month has, 1 to 28".formatted(frist));
        }
        Status status = med(
                StatusOppsett.class,
                kontekst -> kontekst.getBean(Statusleser.class).les(frist));
        ut().println(json ? status.json() : status.tekst());
        return status.frist() == null || status.frist().holdt() ? Exitkode.OK : Exitkode.FEILET;
    }
}
