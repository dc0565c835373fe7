package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.JobbOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingsproeve;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Reads the kept raw answers of a month again, without a call, and says what would differ.",
            "With --skriv it then becomes a kjøring that stores and publishes that."
        })
final class ReplayKommando extends Kommando {

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(names = "--skriv", description = "store and publish it; without this nothing is written")
    private boolean skriv;

    @Option(
            names = "--tillat-feilet",
            paramLabel = "N",
            converter = IkkeNegativ.class,
            description = "publish although this many raw answers can no longer be read")
    private @Nullable Long tillatFeilet;

    @Option(
            names = "--grunn",
            converter = Ordvern.class,
            paramLabel = "TEXT",
            description = "why, to be kept with --skriv")
    private @Nullable String grunn;

    @Override
    Exitkode utfoer() {
        return skriv ? forsoek(JobbOppsett.class, this::spillAv) : med(JobbOppsett.class, this::spillAv);
    }

    private Exitkode spillAv(ApplicationContext kontekst) {
        String forskjell = kontekst.getBean(Avspillingsproeve.class)
                .maal(maaned.kalendermaaned)
                .tekst();
        ut().print(forskjell);
        ut().flush();
        if (!skriv) {
            ut().println("Nothing is written; --skriv stores and publishes it.");
            return Exitkode.OK;
        }
        return slutt(
                kontekst, kontekst.getBean(Kjoeringsmotor.class).spillAv(maaned.kalendermaaned, tillatFeilet, grunn));
    }
}
