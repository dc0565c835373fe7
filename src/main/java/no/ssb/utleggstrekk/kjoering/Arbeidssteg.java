package no.ssb.utleggstrekk.kjoering;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step of pieces of work, with nothing around them. Spring Batch's own TaskletStep opens a transaction around each piece
 * whatever manager it is given: a connection that the piece used once would stay bound to the thread until its end, and
 * {@link no.ssb.utleggstrekk.database.GjentattTransaksjon} would find itself inside another transaction.
 */
final class Arbeidssteg extends AbstractStep {
    private final Kjoeringer kjoeringer;
    private final Stoppsignal stopp;
    private final Arbeid arbeid;

    Arbeidssteg(String navn, JobRepository jobRepository, Kjoeringer kjoeringer, Stoppsignal stopp, Arbeid arbeid) {
        super(jobRepository);
        setName(navn);
        setAllowStartIfComplete(true);
        this.kjoeringer = kjoeringer;
        this.stopp = stopp;
        this.arbeid = arbeid;
    }

    /** One piece of work. */
    @FunctionalInterface
    interface Arbeid {
        /**
         * Does it.
         *
         * @param behandlet is told how much was handled, from any thread
         * @return whether there is more
         */
        boolean utfoer(Kjoering kjoering, LongConsumer behandlet);
    }

    /**
     * Piece after piece, until there is no more or the job is to stop. The step says itself that it stops, in its own
     * thread: metadata that another thread writes ("stop" from outside) can lose the race with this step's own.
     */
    @Override
    protected void doExecute(StepExecution steg) {
        Kjoering kjoering = kjoering(steg);
        LongAdder behandlet = new LongAdder();
        try {
            boolean mer = true;
            while (mer && !steg.isTerminateOnly()) {
                if (stopp.erBedt() && !kjoeringer.erUnderPublisering(kjoering)) {
                    steg.setTerminateOnly();
                } else {
                    mer = arbeid.utfoer(kjoering, behandlet::add);
                }
            }
        } catch (RuntimeException feil) {
            if (!stopp.forklarer(feil)) {
                throw feil;
            }
            steg.setTerminateOnly();
        } finally {
            steg.setReadCount(behandlet.sum());
            steg.setWriteCount(behandlet.sum());
        }
    }

    private Kjoering kjoering(StepExecution steg) {
        Long id = steg.getJobParameters().getLong(Stegbygger.KJOERING);
        if (id == null) {
            throw new IllegalStateException("the job was started without its parameter " + Stegbygger.KJOERING);
        }
        return kjoeringer.hent(id);
    }
}
