package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;
import no.ssb.utleggstrekk.drift.Innsyn;
import no.ssb.utleggstrekk.drift.InnsynOppsett;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "person", description = "What is held for one person.", subcommands = PersonKommando.Vis.class)
final class PersonKommando extends Kommando {
    @Override
    Exitkode utfoer() {
        throw feilBruk("Which command? `person show`");
    }

    @Command(
            name = "show",
            description = {
                "All that is held for one person, for an access request, as JSON on standard output alone: months, linjer,",
                "hendelser, raw answers, and the published versions that hold the pseudonym. That it was asked for is kept."
            })
    static final class Vis extends Kommando {
        @Option(
                names = "--identifikator-fil",
                required = true,
                paramLabel = "FILE",
                description = "a file with the person's eleven digits and nothing else")
        @SuppressWarnings("NullAway.Init") // required
        private Path fil;

        @Option(
                names = "--grunn",
                converter = Ordvern.class,
                paramLabel = "TEXT",
                description = "why, to be kept with the decision")
        private @Nullable String grunn;

        @Override
        Exitkode utfoer() {
            String alt = med(
                    InnsynOppsett.class,
                    kontekst -> kontekst.getBean(Innsyn.class).vis(fil, grunn));
            ut().println(alt);
            return Exitkode.OK;
        }
    }
}
