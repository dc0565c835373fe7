package no.ssb.utleggstrekk.kommando;

import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.drift.Karantene;
import no.ssb.utleggstrekk.drift.KaranteneOppsett;
import no.ssb.utleggstrekk.drift.Karantenelager;
import no.ssb.utleggstrekk.drift.Nyttforsoek;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Hendelser and par that could not be used, and why.",
        subcommands = {QuarantineKommando.Liste.class, QuarantineKommando.Igjen.class})
final class QuarantineKommando implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? `quarantine list` or `quarantine retry`");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What stands there now: how many per kode, and the newest 100. Names no person.")
    static final class Liste implements Callable<Integer> {
        private final Oppstart oppstart;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--kode", paramLabel = "K", description = "only this kode, such as OAF-006")
        private @Nullable String kode;

        @Option(names = "--json", description = "as JSON, for programs")
        private boolean json;

        Liste(Oppstart oppstart) {
            this.oppstart = oppstart;
        }

        @Override
        public Integer call() {
            Karantene karantene = oppstart.med(
                    KaranteneOppsett.class,
                    kontekst -> kontekst.getBean(Karantenelager.class).les(kode));
            spec.commandLine().getOut().println(json ? karantene.json() : karantene.tekst());
            return 0;
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Lets the next kjøring try again: it looks up the par, and reads the hendelser by their numbers.",
                "Refused while a kjøring runs."
            })
    static final class Igjen implements Callable<Integer> {
        private final Oppstart oppstart;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--kode", paramLabel = "K", description = "only this kode, such as OAF-006")
        private @Nullable String kode;

        Igjen(Oppstart oppstart) {
            this.oppstart = oppstart;
        }

        @Override
        public Integer call() {
            Nyttforsoek.Bedt bedt = oppstart.med(
                    KaranteneOppsett.class,
                    kontekst -> kontekst.getBean(Nyttforsoek.class).be(kode));
            spec.commandLine()
                    .getOut()
                    .println("%d par wait for a lookup again, and %d hendelser are read once more by the next kjøring%s"
                            .formatted(
                                    bedt.par(),
                                    bedt.hendelser(),
                                    bedt.par() + bedt.hendelser() == 0 ? "." : ". Next: `run`."));
            return 0;
        }
    }
}
