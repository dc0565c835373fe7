package no.ssb.utleggstrekk.motor;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Makes what a process left in Spring Batch's tables fit to be restarted, when it was killed, lost the lock or lost the
 * database: STARTED, STOPPING, UNKNOWN and the like become FAILED. Spring Batch's own {@code recover} does that for a part
 * of them and refuses UNKNOWN, as it cannot know that nothing half done was committed. We can: each step's checkpoint is
 * its data, committed in whole pieces, and every step may be done again. Only for the owner of the lock, so that whoever
 * left it is dead.
 */
final class Gjenoppretting {
    private static final Logger LOGG = LoggerFactory.getLogger(Gjenoppretting.class);
    private static final String MERKE = "its process died, or lost the database; recovered by the next";

    /** What a step may be left in and still be run again. */
    private static final Set<BatchStatus> I_ORDEN =
            EnumSet.of(BatchStatus.COMPLETED, BatchStatus.STOPPED, BatchStatus.FAILED);

    private final JobRepository jobRepository;
    private final InstantSource klokke;

    Gjenoppretting(JobRepository jobRepository, InstantSource klokke) {
        this.jobRepository = jobRepository;
        this.klokke = klokke;
    }

    /** Ends whatever a dead process left running, of whatever kjøring. */
    void avsluttDoede(String jobb) {
        jobRepository.findRunningJobExecutions(jobb).forEach(this::avslutt);
    }

    /**
     * The last execution of an unfinished kjøring, such that it can be restarted; empty when there is none. One that is
     * COMPLETED has not finished its kjøring, whatever it says, and is restarted too: that does what is left.
     */
    Optional<JobExecution> klargjoer(String jobb, JobParameters parametere) {
        JobInstance instans = jobRepository.getJobInstance(jobb, parametere);
        if (instans == null) {
            return Optional.empty();
        }
        for (JobExecution forsoek : jobRepository.getJobExecutions(instans)) {
            boolean kanTasOpp = forsoek.getStatus() == BatchStatus.FAILED || forsoek.getStatus() == BatchStatus.STOPPED;
            if (!kanTasOpp
                    || forsoek.getEndTime() == null
                    || forsoek.getStepExecutions().stream().anyMatch(s -> !I_ORDEN.contains(s.getStatus()))) {
                avslutt(forsoek);
            }
        }
        Optional<JobExecution> siste = Optional.ofNullable(jobRepository.getLastJobExecution(instans));
        if (siste.isEmpty()) {
            jobRepository.deleteJobInstance(instans); // Spring Batch starts no instance that has lost its attempts
        }
        return siste;
    }

    private void avslutt(JobExecution forsoek) {
        LOGG.info(
                "Kjøring {}: attempt {} was left {}, and is ended",
                forsoek.getJobParameters().getLong(Stegbygger.KJOERING),
                nummer(forsoek),
                forsoek.getStatus());
        for (StepExecution steg : forsoek.getStepExecutions()) {
            if (!I_ORDEN.contains(steg.getStatus())) {
                steg.setStatus(BatchStatus.FAILED);
                steg.setExitStatus(ExitStatus.FAILED.addExitDescription(MERKE));
                steg.setEndTime(naa());
                jobRepository.update(steg);
            }
        }
        if (forsoek.getStatus() != BatchStatus.STOPPED) {
            forsoek.setStatus(BatchStatus.FAILED);
            forsoek.setExitStatus(ExitStatus.FAILED.addExitDescription(MERKE));
        }
        forsoek.setEndTime(naa());
        jobRepository.update(forsoek);
    }

    /** Which of its kjøring's attempts it is, from 1: the number that Spring Batch gives counts all there ever were. */
    private long nummer(JobExecution forsoek) {
        return jobRepository.getJobExecutions(forsoek.getJobInstance()).stream()
                .filter(f -> f.getId() <= forsoek.getId())
                .count();
    }

    /** Spring Batch's columns hold local time. */
    private LocalDateTime naa() {
        return LocalDateTime.ofInstant(klokke.instant(), ZoneId.systemDefault());
    }
}
