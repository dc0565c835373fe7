package no.ssb.utleggstrekk.motor;

import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Tellerlager;
import no.ssb.utleggstrekk.tilstand.Raadatasletting;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.FlowJobBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps in order. Each is in the package of its name; each can be run again after a crash. */
@Configuration(proxyBeanMethods = false)
public class UtleggstrekkJob {
    public static final String NAVN = "utleggstrekk";
    public static final String AVSPILLING = "avspilling";

    private static final String PUBLISERES = "PUBLISERES";
    private static final String INGENTING_NYTT = "INGENTING_NYTT";
    private static final String ELLERS = "*";

    @Bean(NAVN)
    Job utleggstrekk(
            JobRepository jobRepository,
            Raadatasletting raadatasletting,
            Tellerlager tellerlager,
            JobExecutionDecider publiseres,
            JobExecutionDecider noeNytt,
            Step serieSteg,
            Step hendelserSteg,
            Step numreSteg,
            Step hendelseskontrollSteg,
            Step ingentingNyttSteg,
            Step oppslagsplanSteg,
            Step oppslagSteg,
            Figurer figurer) {
        return figurer.etter(new JobBuilder(NAVN, jobRepository)
                .listener(raadatasletting)
                .listener(tellerlager)
                .start(publiseres)
                .on(PUBLISERES)
                .to(figurer.publisering)
                .from(publiseres)
                .on(ELLERS)
                .to(serieSteg)
                .next(hendelserSteg)
                .next(numreSteg)
                .next(hendelseskontrollSteg)
                .next(noeNytt)
                .on(INGENTING_NYTT)
                .to(ingentingNyttSteg)
                .from(noeNytt)
                .on(ELLERS)
                .to(oppslagsplanSteg)
                .next(oppslagSteg));
    }

    /** The same from the lookups on, with the answers that are kept. */
    @Bean(AVSPILLING)
    Job avspilling(
            JobRepository jobRepository,
            Tellerlager tellerlager,
            JobExecutionDecider publiseres,
            Step avspillingsplanSteg,
            Step avspillingSteg,
            Figurer figurer) {
        return figurer.etter(new JobBuilder(AVSPILLING, jobRepository)
                .listener(tellerlager)
                .start(publiseres)
                .on(PUBLISERES)
                .to(figurer.publisering)
                .from(publiseres)
                .on(ELLERS)
                .to(avspillingsplanSteg)
                .next(avspillingSteg));
    }

    /** From the answers to the report: the steps that both jobs end with. */
    record Figurer(
            Step kontroll,
            Step sammenstilling,
            Step kvalitet,
            Step filer,
            Step avstemming,
            Step publisering,
            Step rapport) {
        Job etter(FlowBuilder<FlowJobBuilder> bygger) {
            return bygger.next(kontroll)
                    .next(sammenstilling)
                    .next(kvalitet)
                    .next(filer)
                    .next(avstemming)
                    .next(publisering)
                    .next(rapport)
                    .end()
                    .build();
        }
    }

    @Bean
    Figurer figurer(
            Step oppslagskontrollSteg,
            Step sammenstillingSteg,
            Step kvalitetSteg,
            Step filerSteg,
            Step avstemmingSteg,
            Step publiseringSteg,
            Step rapportSteg) {
        return new Figurer(
                oppslagskontrollSteg,
                sammenstillingSteg,
                kvalitetSteg,
                filerSteg,
                avstemmingSteg,
                publiseringSteg,
                rapportSteg);
    }

    /** A kjøring that has begun to put its files in place only goes forward from there, whatever the API says now. */
    @Bean
    JobExecutionDecider publiseres(Kjoeringer kjoeringer) {
        return (jobb, steg) -> new FlowExecutionStatus(
                kjoeringer.erUnderPublisering(kjoeringer.hent(kjoering(jobb))) ? PUBLISERES : ELLERS);
    }

    @Bean
    JobExecutionDecider noeNytt(Kjoeringer kjoeringer, BeroerteMaaneder maaneder) {
        return (jobb, steg) -> new FlowExecutionStatus(
                maaneder.ingentingNytt(kjoeringer.hent(kjoering(jobb))) ? INGENTING_NYTT : ELLERS);
    }

    private static long kjoering(JobExecution jobb) {
        Long id = jobb.getJobParameters().getLong(Stegbygger.KJOERING);
        if (id == null) {
            throw new IllegalStateException("the job was started without its parameter " + Stegbygger.KJOERING);
        }
        return id;
    }
}
