package no.ssb.utleggstrekk.kommando;

import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.JobbOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingsproeve;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the kept raw answers of a month again, without a call, and says what would differ.",
            "With --skriv it then becomes a kjøring that stores and publishes that."
        })
final class ReplayKommando implements Callable<Integer> {
    private final Oppstart oppstart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(names = "--skriv", description = "store and publish it; without this nothing is written")
    private boolean skriv;

    @Option(
            names = "--tillat-feilet",
            paramLabel = "N",
            description = "publish although this many raw answers can no longer be read")
    private @Nullable Long tillatFeilet;

    ReplayKommando(Oppstart oppstart) {
        this.oppstart = oppstart;
    }

    @Override
    public Integer call() {
        return oppstart.med(JobbOppsett.class, this::spillAv);
    }

    private int spillAv(ApplicationContext kontekst) {
        String forskjell = kontekst.getBean(Avspillingsproeve.class)
                .maal(maaned.kalendermaaned)
                .tekst();
        spec.commandLine().getOut().print(forskjell);
        spec.commandLine().getOut().flush();
        if (!skriv) {
            spec.commandLine().getOut().println("Nothing is written; --skriv stores and publishes it.");
            return Exitkode.OK.tall();
        }
        return Sluttlinje.skriv(
                spec, kontekst.getBean(Kjoeringsmotor.class).spillAv(maaned.kalendermaaned, tillatFeilet));
    }
}
