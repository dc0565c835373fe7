package no.ssb.utleggstrekk.kjoering;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * Makes the steps. They run without a surrounding transaction: each opens its own, as short as its data allows, so that no
 * connection is held while the job waits for the API or writes a file. Their checkpoint is the data itself, so each can
 * be done again.
 */
public final class Stegbygger {
    /** The job parameter that holds the number of the kjøring. */
    public static final String KJOERING = "kjoering";

    private final JobRepository jobRepository;
    private final Kjoeringer kjoeringer;
    private final Stoppsignal stopp;
    private final Framdrift framdrift;
    private final Stegnoter noter;

    public Stegbygger(
            JobRepository jobRepository,
            Kjoeringer kjoeringer,
            Forsoekslager forsoek,
            Stoppsignal stopp,
            Framdrift framdrift) {
        this.noter = new Stegnoter(forsoek);
        this.framdrift = framdrift;
        this.jobRepository = jobRepository;
        this.kjoeringer = kjoeringer;
        this.stopp = stopp;
    }

    /** A step that does its work once. */
    public Step enkelt(String navn, Consumer<Kjoering> arbeid) {
        return telt(navn, (kjoering, behandlet) -> arbeid.accept(kjoering));
    }

    /** A step that does its work once, and counts what it handles; it may do so from several threads. */
    public Step telt(String navn, BiConsumer<Kjoering, LongConsumer> arbeid) {
        return steg(navn, (kjoering, behandlet) -> {
            arbeid.accept(kjoering, behandlet);
            return false;
        });
    }

    /** A step that does a piece of work until there is no more; it can be stopped between two pieces. */
    public Step gjentatt(String navn, Predicate<Kjoering> arbeid) {
        return steg(navn, (kjoering, behandlet) -> arbeid.test(kjoering));
    }

    private Arbeidssteg steg(String navn, Arbeidssteg.Arbeid arbeid) {
        Arbeidssteg steg = new Arbeidssteg(navn, jobRepository, kjoeringer, stopp, arbeid);
        steg.registerStepExecutionListener(noter);
        steg.registerStepExecutionListener(vises(navn));
        return steg;
    }

    /** What the work of a step tells the Framdrift is shown as its progress. */
    private StepExecutionListener vises(String navn) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution utfoering) {
                framdrift.start(navn);
            }

            @Override
            public @Nullable ExitStatus afterStep(StepExecution utfoering) {
                framdrift.slutt();
                return null;
            }
        };
    }

    /** A chunk-oriented step whose writer opens its own transaction; it can be stopped between two chunks. */
    public <I, O> ChunkOrientedStepBuilder<I, O> bolker(String navn, int perBolk) {
        return new StepBuilder(navn, jobRepository)
                .<I, O>chunk(perBolk)
                .listener(noter)
                .transactionManager(new UtenTransaksjon())
                .interruptionPolicy(steg -> {
                    if (stopp.erBedt()) {
                        steg.setTerminateOnly();
                    }
                })
                .listener(vises(navn))
                .allowStartIfComplete(true);
    }
}
