package no.ssb.utleggstrekk.tilstand;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes raw answers that have been kept long enough, before every kjøring that fetches, also one with nothing new. */
public final class Raadatasletting implements JobExecutionListener {
    private static final Logger LOGG = LoggerFactory.getLogger(Raadatasletting.class);

    private final Raadatalager lager;
    private final TransactionOperations transaksjon;

    public Raadatasletting(Raadatalager lager, TransactionOperations transaksjon) {
        this.lager = lager;
        this.transaksjon = transaksjon;
    }

    @Override
    public void beforeJob(JobExecution jobb) {
        long slettet = 0;
        int naa;
        do {
            naa = Objects.requireNonNull(transaksjon.execute(status -> lager.slettUtgaatte()));
            slettet += naa;
        } while (naa > 0);
        if (slettet > 0) {
            LOGG.info("{} raw answers were older than utleggstrekk.raadata.behold and are deleted", slettet);
        }
    }
}
