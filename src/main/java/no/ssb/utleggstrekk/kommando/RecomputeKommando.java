package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Omregning;
import no.ssb.utleggstrekk.drift.OmregningOppsett;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "recompute",
        description = {
            "Lets the next kjøring that reaches them work out months anew, without calls: a rule or a parameter has changed,",
            "or a file is lost. Only what comes out otherwise than before gets a new version."
        })
final class RecomputeKommando extends Kommando {
    @Option(names = "--fra", required = true, paramLabel = "YYYY-MM", description = "the first month")
    @SuppressWarnings("NullAway.Init") // required
    private Kalendermaaned fra;

    @Option(names = "--til", required = true, paramLabel = "YYYY-MM", description = "the last month")
    @SuppressWarnings("NullAway.Init") // required
    private Kalendermaaned til;

    @Option(
            names = "--grunn",
            converter = Ordvern.class,
            paramLabel = "TEXT",
            description = "why, to be kept with the decision")
    private @Nullable String grunn;

    @Override
    Exitkode utfoer() {
        if (til.erFoer(fra)) {
            throw feilBruk("--til %s is before --fra %s".formatted(til, fra));
        }
        String bedt = med(
                OmregningOppsett.class,
                kontekst -> kontekst.getBean(Omregning.class).be(fra, til, grunn));
        ut().println(bedt);
        return Exitkode.OK;
    }
}
