package no.ssb.utleggstrekk.steg.avspilling;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.tilstand.Besvart;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Reads the kept answers of a kjøring's month again and stores what they mean now, a batch at a time, each in one
 * transaction. A par that the kjøring has stored already is not read again, so a restart needs no position.
 */
final class Avspillingsarbeider implements Tasklet {
    /** Bodies are read one at a time: what is in memory is the ciphertexts and the linjer. */
    private static final int PAR_PER_COMMIT = 100;

    private final Kjoering kjoering;
    private final Avspillingslager lager;
    private final Avspiller avspiller;
    private final Oppslagsskriver skriver;
    private final Stoppsignal stopp;
    private String etter = "";

    Avspillingsarbeider(
            Kjoering kjoering,
            Avspillingslager lager,
            Avspiller avspiller,
            Oppslagsskriver skriver,
            Stoppsignal stopp) {
        this.kjoering = kjoering;
        this.lager = lager;
        this.avspiller = avspiller;
        this.skriver = skriver;
        this.stopp = stopp;
    }

    @Override
    public RepeatStatus execute(StepContribution bidrag, ChunkContext kontekst) {
        if (stopp.erBedt()) {
            return Stegbygger.stopper(bidrag); // there may be more, but not in this process
        }
        List<Avspillingslager.Opptak> opptak =
                lager.neste(kjoering.kalendermaaned(), etter, kjoering.id(), PAR_PER_COMMIT);
        if (opptak.isEmpty()) {
            return RepeatStatus.FINISHED;
        }
        skriver.lagre(
                opptak.stream().map(avspiller::les).map(Besvart::utenRaasvar).toList());
        etter = opptak.get(opptak.size() - 1).par().inntektsmottaker().pseudonym();
        opptak.forEach(o -> bidrag.incrementReadCount());
        bidrag.incrementWriteCount(opptak.size());
        return RepeatStatus.CONTINUABLE;
    }
}
