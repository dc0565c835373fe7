package no.ssb.utleggstrekk.tilstand;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** Deletes raw answers that have been kept long enough, before every kjøring that fetches, also one with nothing new. */
public final class Raadatasletting implements JobExecutionListener {
    private static final Logger LOGG = LoggerFactory.getLogger(Raadatasletting.class);

    private final Raadatalager lager;

    public Raadatasletting(Raadatalager lager) {
        this.lager = lager;
    }

    @Override
    public void beforeJob(JobExecution jobb) {
        long slettet = lager.slettUtgaatte();
        if (slettet > 0) {
            LOGG.info("{} raw answers were older than utleggstrekk.raadata.behold and are deleted", slettet);
        }
    }
}
