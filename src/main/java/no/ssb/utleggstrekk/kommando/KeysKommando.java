package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "The key sets for pseudonyms and raw answers.",
        subcommands = KeysKommando.Create.class)
final class KeysKommando implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? `keys create --mappe DIR`");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a new key set for pseudonyms and one for raw answers; never over existing files.")
    static final class Create implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--mappe", required = true, paramLabel = "DIR", description = "where the two files are made")
        @SuppressWarnings("NullAway.Init") // required
        private Path mappe;

        @Override
        public Integer call() {
            Noekler.lag(mappe).forEach(fil -> spec.commandLine().getOut().println(fil));
            spec.commandLine()
                    .getOut()
                    .println("Keep a copy in a safe place: without the first, no pseudonym can ever be made again.");
            return 0;
        }
    }
}
