package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "keys",
        description = "The key sets for pseudonyms and raw answers.",
        subcommands = KeysKommando.Create.class)
final class KeysKommando extends Kommando {
    @Override
    Exitkode utfoer() {
        throw feilBruk("Which command? `keys create --mappe DIR`");
    }

    @Command(
            name = "create",
            description = "Makes a new key set for pseudonyms and one for raw answers; never over existing files.")
    static final class Create extends Kommando {
        @Option(names = "--mappe", required = true, paramLabel = "DIR", description = "where the two files are made")
        @SuppressWarnings("NullAway.Init") // required
        private Path mappe;

        @Override
        Exitkode utfoer() {
            Noekler.lag(mappe).forEach(fil -> ut().println(fil));
            ut().println("Keep a copy in a safe place: without the first, no pseudonym can ever be made again.");
            return Exitkode.OK;
        }
    }
}
