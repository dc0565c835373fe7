package no.ssb.utleggstrekk.kjoering;

import java.util.function.Consumer;
import java.util.function.Predicate;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
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
    private final Framdrift framdrift;

    public Stegbygger(JobRepository jobRepository, Kjoeringer kjoeringer, Stoppsignal stopp, Framdrift framdrift) {
        this.framdrift = framdrift;
        this.jobRepository = jobRepository;
        this.kjoeringer = kjoeringer;
        this.stopp = stopp;
    }

    /** A step that does its work once. */
    public Step enkelt(String navn, Consumer<Kjoering> arbeid) {
        return steg(navn, kjoering -> {
                    arbeid.accept(kjoering);
                    return false;
                })
                .build();
    }

    /**
     * A step that does a piece of work until there is no more; it can be stopped between two pieces. What the pieces tell
     * the Framdrift is shown as the step's progress.
     */
    public Step gjentatt(String navn, Predicate<Kjoering> arbeid) {
        return steg(navn, arbeid)
                .listener(new StepExecutionListener() {
                    @Override
                    public void beforeStep(StepExecution steg) {
                        framdrift.start(navn, 0);
                    }

                    @Override
                    public @Nullable ExitStatus afterStep(StepExecution steg) {
                        framdrift.slutt();
                        return null;
                    }
                })
                .build();
    }

    private TaskletStepBuilder steg(String navn, Predicate<Kjoering> arbeid) {
        return new StepBuilder(navn, jobRepository)
                .tasklet((bidrag, kontekst) -> utfoer(bidrag, arbeid), new ResourcelessTransactionManager())
                .allowStartIfComplete(true);
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
