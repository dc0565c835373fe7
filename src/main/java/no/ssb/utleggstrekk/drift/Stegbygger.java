package no.ssb.utleggstrekk.drift;

import java.util.function.Consumer;
import java.util.function.Predicate;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * Makes the tasklet steps. They run without a surrounding transaction: each opens its own, as short as its data allows,
 * so that no connection is held open while the job waits for the API or writes a file. Their checkpoint is the data
 * itself.
 */
public final class Stegbygger {
    /** The job parameter that holds the number of the kjøring. */
    public static final String KJOERING = "kjoering";

    private final JobRepository jobRepository;
    private final Kjoeringer kjoeringer;
    private final Stoppsignal stopp;

    public Stegbygger(JobRepository jobRepository, Kjoeringer kjoeringer, Stoppsignal stopp) {
        this.jobRepository = jobRepository;
        this.kjoeringer = kjoeringer;
        this.stopp = stopp;
    }

    /** A step that does its work once. */
    public Step enkelt(String navn, Consumer<Kjoering> arbeid) {
        return gjentatt(navn, kjoering -> {
            arbeid.accept(kjoering);
            return false;
        });
    }

    /** The same, left out when a crash came after the kjøring had begun to put its files in place. */
    public Step foerPublisering(String navn, Consumer<Kjoering> arbeid) {
        return enkelt(navn, kjoering -> {
            if (!kjoeringer.erUnderPublisering(kjoering)) {
                arbeid.accept(kjoering);
            }
        });
    }

    /** A step that does a piece of work until there is no more; it can be stopped between two pieces. */
    public Step gjentatt(String navn, Predicate<Kjoering> arbeid) {
        return new StepBuilder(navn, jobRepository)
                .tasklet((bidrag, kontekst) -> utfoer(bidrag, arbeid), new ResourcelessTransactionManager())
                .allowStartIfComplete(true)
                .build();
    }

    /**
     * One piece of work, unless the job is to stop. The step says itself that it stops, in its own thread: metadata that
     * another thread writes ("stop" from outside) can lose the race with this step's own.
     */
    private RepeatStatus utfoer(StepContribution bidrag, Predicate<Kjoering> arbeid) {
        Kjoering kjoering = kjoering(bidrag);
        if (stopp.erBedt() && !kjoeringer.erUnderPublisering(kjoering)) {
            return stopper(bidrag);
        }
        try {
            return RepeatStatus.continueIf(arbeid.test(kjoering));
        } catch (RuntimeException feil) {
            if (stopp.forklarer(feil)) {
                return stopper(bidrag);
            }
            throw feil;
        }
    }

    /** Ends the step as STOPPED rather than COMPLETED or FAILED, and with it the job; a restart does the step again. */
    public static RepeatStatus stopper(StepContribution bidrag) {
        bidrag.getStepExecution().setTerminateOnly();
        return RepeatStatus.CONTINUABLE;
    }

    private Kjoering kjoering(StepContribution bidrag) {
        Long id = bidrag.getStepExecution().getJobParameters().getLong(KJOERING);
        if (id == null) {
            throw new IllegalStateException("the job was started without its parameter " + KJOERING);
        }
        return kjoeringer.hent(id);
    }
}
