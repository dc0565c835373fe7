package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.JobbOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "restart",
        description = "Takes up the failed or stopped kjøring from its checkpoint; exits with 2 when there is none.")
final class RestartKommando extends Kommando {

    @Option(names = "--kalendermaaned", paramLabel = "YYYY-MM", description = "only if the kjøring is for this month")
    private @Nullable Kalendermaaned kalendermaaned;

    @Option(
            names = "--maks-oppslag",
            paramLabel = "N",
            converter = IkkeNegativ.class,
            description = "a new limit for the lookups of the kjøring, those that are made included")
    private @Nullable Long maksOppslag;

    @Option(
            names = "--tillat-feilet",
            paramLabel = "N",
            converter = IkkeNegativ.class,
            description = "publish although this many par have no answer")
    private @Nullable Long tillatFeilet;

    @Option(
            names = "--grunn",
            converter = Ordvern.class,
            paramLabel = "TEXT",
            description = "why, to be kept with --maks-oppslag or --tillat-feilet")
    private @Nullable String grunn;

    @Override
    Exitkode utfoer() {
        return forsoek(
                JobbOppsett.class,
                kontekst -> slutt(
                        kontekst,
                        kontekst.getBean(Kjoeringsmotor.class)
                                .restart(kalendermaaned, maksOppslag, tillatFeilet, grunn)));
    }
}
