package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.drift.Neste;
import no.ssb.utleggstrekk.drift.Oppfriskning;
import no.ssb.utleggstrekk.drift.OppfriskningOppsett;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description = {
            "Lets the next run ask again for all that is held for a month: Skatteetaten asked for it, or an answer is",
            "doubted. Says what it costs, and asks."
        })
final class RefreshKommando extends Kommando {
    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Option(
            names = "--underenhet",
            converter = Ordvern.class,
            paramLabel = "U",
            description = "only persons with a linje at this underenhet now")
    private @Nullable String underenhet;

    @Mixin
    private final Samtykke samtykke = new Samtykke();

    @Override
    Exitkode utfoer() {
        return med(OppfriskningOppsett.class, kontekst -> {
            Oppfriskning oppfriskning = kontekst.getBean(Oppfriskning.class);
            Oppfriskning.Bestilling bestilling =
                    new Oppfriskning.Bestilling(maaned.kalendermaaned, underenhet, samtykke.grunn());
            ut().println(oppfriskning.kostnad(bestilling));
            if (!samtykke.gis(ut())) {
                return Exitkode.BRUK;
            }
            ut().println("%s. %s".formatted(oppfriskning.be(bestilling), Neste.medMaaned(maaned.kalendermaaned)));
            return Exitkode.OK;
        });
    }
}
