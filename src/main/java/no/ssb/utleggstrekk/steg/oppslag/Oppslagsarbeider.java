package no.ssb.utleggstrekk.steg.oppslag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Besvart;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * One of the workers: looks up a small batch with no transaction open, then stores it in one. What was answered before a
 * fault or a stop is stored too, so that no answer is asked for twice (rule 9).
 */
final class Oppslagsarbeider implements Tasklet {
    /** Answers per commit: what a crash can cost each worker. */
    private static final int SVAR_PER_COMMIT = 20;

    /** Bodies kept in memory until the commit; most batches have some thousand bytes. */
    private static final int BYTES_PER_COMMIT = 2_000_000;

    /** When answers are slow, they are not kept waiting for a full batch. */
    private static final Duration LENGST_MELLOM_COMMIT = Duration.ofSeconds(5);

    private final Oppslagsleser leser;
    private final Oppslagsskriver skriver;
    private final Skatteetaten skatteetaten;
    private final Pseudonymisering pseudonymisering;
    private final Stoppsignal stopp;
    private final InstantSource klokke;

    Oppslagsarbeider(
            Oppslagsleser leser,
            Oppslagsskriver skriver,
            Skatteetaten skatteetaten,
            Pseudonymisering pseudonymisering,
            Stoppsignal stopp,
            InstantSource klokke) {
        this.leser = leser;
        this.skriver = skriver;
        this.skatteetaten = skatteetaten;
        this.pseudonymisering = pseudonymisering;
        this.stopp = stopp;
        this.klokke = klokke;
    }

    @Override
    public RepeatStatus execute(StepContribution bidrag, ChunkContext kontekst) {
        List<Besvart> besvarte = new ArrayList<>(SVAR_PER_COMMIT);
        Feil feil = null;
        boolean mer = true;
        try {
            mer = slaaOpp(besvarte);
        } catch (Feil f) {
            feil = f;
        }
        if (!besvarte.isEmpty()) {
            skriver.lagre(besvarte);
            besvarte.forEach(b -> bidrag.incrementReadCount());
            bidrag.incrementWriteCount(besvarte.size());
        }
        if (feil != null && !stopp.forklarer(feil)) {
            throw feil;
        }
        return mer && stopp.erBedt() ? Stegbygger.stopper(bidrag) : RepeatStatus.continueIf(mer);
    }

    /** Fills the batch. Returns whether there may be more after it. */
    private boolean slaaOpp(List<Besvart> besvarte) {
        Instant frist = klokke.instant().plus(LENGST_MELLOM_COMMIT);
        int bytes = 0;
        while (besvarte.size() < SVAR_PER_COMMIT
                && bytes < BYTES_PER_COMMIT
                && klokke.instant().isBefore(frist)) {
            Optional<VentendePar> neste = stopp.erBedt() ? Optional.empty() : leser.neste();
            if (neste.isEmpty()) {
                return stopp.erBedt(); // after a stop there is more, but not in this process
            }
            VentendePar par = neste.get();
            Personsvar svar = skatteetaten.oppslag(
                    pseudonymisering.klartekst(par.inntektsmottaker()), Maanedsspenn.av(par.kalendermaaned()));
            Besvart besvart = new Besvart(
                    par,
                    Objects.requireNonNull(
                            ((Personsvar.Endelig) svar).maaneder().get(par.kalendermaaned())));
            besvarte.add(besvart);
            bytes += besvart.bytes();
        }
        return true;
    }
}
