package no.ssb.utleggstrekk.kjoering;

import java.util.Objects;
import no.ssb.utleggstrekk.grunn.Loggmerke;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Notes when each step began and how it ended, and marks what is logged meanwhile with it. */
final class Stegnoter implements StepExecutionListener {
    private final Forsoekslager forsoek;

    Stegnoter(Forsoekslager forsoek) {
        this.forsoek = forsoek;
    }

    @Override
    public void beforeStep(StepExecution steg) {
        Loggmerke.steg(steg.getStepName());
        forsoek.stegBegynner(kjoering(steg), steg.getStepName());
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution steg) {
        try {
            forsoek.stegSlutter(kjoering(steg), steg);
        } finally {
            Loggmerke.steg(null);
        }
        return null;
    }

    private static long kjoering(StepExecution steg) {
        return Objects.requireNonNull(steg.getJobParameters().getLong(Stegbygger.KJOERING));
    }
}
