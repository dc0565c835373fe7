package no.ssb.utleggstrekk.kommando;

import java.time.LocalDate;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.steg.hendelser.Omlesing;
import no.ssb.utleggstrekk.steg.hendelser.PlanOppsett;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reread",
        description = {
            "Lets the next run read the list of hendelser once more from a day: a list that was rebuilt, or an earlier",
            "first month. Every par that the list names from there is looked up again. Says what it costs, and asks."
        })
final class RereadKommando extends Kommando {
    @Option(
            names = "--fra-dato",
            required = true,
            paramLabel = "YYYY-MM-DD",
            description = "hendelser registered on this day or later; at the latest the day that was read up to")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LocalDate fraDato;

    @Option(
            names = "--foerste-kalendermaaned",
            paramLabel = "YYYY-MM",
            description = "cover months from this one on, which is earlier than before")
    private @Nullable Kalendermaaned foerste;

    @Mixin
    private final Samtykke samtykke = new Samtykke();

    @Override
    Exitkode utfoer() {
        return med(PlanOppsett.class, kontekst -> {
            Omlesing omlesing = kontekst.getBean(Omlesing.class);
            Omlesing.Bestilling bestilling = new Omlesing.Bestilling(fraDato, foerste, samtykke.grunn());
            ut().println(omlesing.kostnad(bestilling));
            if (!samtykke.gis(ut())) {
                return Exitkode.BRUK;
            }
            ut().println(omlesing.begynn(bestilling) + ". Next: `run`.");
            return Exitkode.OK;
        });
    }
}
