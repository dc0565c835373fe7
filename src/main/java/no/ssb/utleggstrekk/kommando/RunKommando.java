package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import java.util.List;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.KjoerOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {
            "One kjøring for a month. Safe to repeat: an unfinished kjøring is taken up from its checkpoint,",
            "and a finished month with nothing new ends at once."
        })
final class RunKommando extends Kommando {

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(
            names = "--til-dato",
            paramLabel = "YYYY-MM-DD",
            description = "read hendelser registered before this day; default today in Oslo")
    private @Nullable LocalDate tilDato;

    @Option(
            names = "--maks-oppslag",
            paramLabel = "N",
            converter = IkkeNegativ.class,
            description = "stop with exit code 5 rather than make more lookups than this")
    private @Nullable Long maksOppslag;

    @Option(
            names = "--tillat-feilet",
            paramLabel = "N",
            converter = IkkeNegativ.class,
            description = "publish although this many par have no answer")
    private @Nullable Long tillatFeilet;

    @Option(
            names = "--godta",
            paramLabel = "M",
            description = {
                "publish this month although a limit says no (exit code 5); repeatable, or a span",
                "YYYY-MM..YYYY-MM"
            })
    private List<Maanedsspenn> godtatt = List.of();

    @Option(
            names = "--grunn",
            converter = Ordvern.class,
            paramLabel = "TEXT",
            description = "why, to be kept with --godta, --tillat-feilet or a higher --maks-oppslag")
    private @Nullable String grunn;

    @Override
    Exitkode utfoer() {
        Bestilling bestilling =
                new Bestilling(maaned.kalendermaaned, tilDato, maksOppslag, tillatFeilet, godtatt, grunn);
        return forsoek(
                KjoerOppsett.class,
                kontekst ->
                        slutt(kontekst, kontekst.getBean(Kjoeringsmotor.class).kjoer(bestilling)));
    }
}
