package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.steg.rapport.Rapportfiler;
import no.ssb.utleggstrekk.steg.rapport.RapportsideOppsett;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = {
            "Makes rapport.html of a kjøring again from its rapport.json, and the index over all kjøringer: in another",
            "language, or when the page was lost. Says where it stands."
        })
final class ReportKommando extends Kommando {
    @Option(names = "--kjoering", required = true, paramLabel = "N", description = "number of the kjøring")
    private long kjoering;

    @Override
    Exitkode utfoer() {
        String side = med(
                RapportsideOppsett.class,
                kontekst -> kontekst.getBean(Rapportfiler.class).lagIgjen(kjoering));
        ut().println(side);
        return Exitkode.OK;
    }
}
