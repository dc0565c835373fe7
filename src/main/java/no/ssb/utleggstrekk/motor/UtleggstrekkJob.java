package no.ssb.utleggstrekk.motor;

import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Tellerlager;
import no.ssb.utleggstrekk.steg.opprydding.Opprydding;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
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
            Opprydding opprydding,
            Tellerlager tellerlager,
            @Qualifier("publiseres") JobExecutionDecider publiseres,
            @Qualifier("noeNytt") JobExecutionDecider noeNytt,
            @Qualifier("serieSteg") Step serie,
            @Qualifier("hendelserSteg") Step hendelser,
            @Qualifier("numreSteg") Step numre,
            @Qualifier("hendelseskontrollSteg") Step hendelseskontroll,
            @Qualifier("ingentingNyttSteg") Step ingentingNytt,
            @Qualifier("oppslagsplanSteg") Step oppslagsplan,
            @Qualifier("oppslagSteg") Step oppslag,
            @Qualifier("figurer") Flow figurer,
            @Qualifier("utgivelse") Flow utgivelse) {
        return new JobBuilder(NAVN, jobRepository)
                .listener(opprydding)
                .listener(tellerlager)
                .start(publiseres)
                .on(PUBLISERES)
                .to(utgivelse)
                .from(publiseres)
                .on(ELLERS)
                .to(serie)
                .next(hendelser)
                .next(numre)
                .next(hendelseskontroll)
                .next(noeNytt)
                .on(INGENTING_NYTT)
                .to(ingentingNytt)
                .from(noeNytt)
                .on(ELLERS)
                .to(oppslagsplan)
                .next(oppslag)
                .next(figurer)
                .next(utgivelse)
                .end()
                .build();
    }

    /** The same from the lookups on, with the answers that are kept. */
    @Bean(AVSPILLING)
    Job avspilling(
            JobRepository jobRepository,
            Tellerlager tellerlager,
            @Qualifier("publiseres") JobExecutionDecider publiseres,
            @Qualifier("avspillingsplanSteg") Step avspillingsplan,
            @Qualifier("avspillingSteg") Step avspilling,
            @Qualifier("figurer") Flow figurer,
            @Qualifier("utgivelse") Flow utgivelse) {
        return new JobBuilder(AVSPILLING, jobRepository)
                .listener(tellerlager)
                .start(publiseres)
                .on(PUBLISERES)
                .to(utgivelse)
                .from(publiseres)
                .on(ELLERS)
                .to(avspillingsplan)
                .next(avspilling)
                .next(figurer)
                .next(utgivelse)
                .end()
                .build();
    }

    /** From the answers to files that are balanced. */
    @Bean
    Flow figurer(
            @Qualifier("oppslagskontrollSteg") Step kontroll,
            @Qualifier("sammenstillingSteg") Step sammenstilling,
            @Qualifier("kvalitetSteg") Step kvalitet,
            @Qualifier("avstemmingSteg") Step avstemming) {
        return new FlowBuilder<Flow>("figurer")
                .start(kontroll)
                .next(sammenstilling)
                .next(kvalitet)
                .next(avstemming)
                .end();
    }

    /** From balanced files to what readers see. */
    @Bean
    Flow utgivelse(@Qualifier("publiseringSteg") Step publisering, @Qualifier("rapportSteg") Step rapport) {
        return new FlowBuilder<Flow>("utgivelse")
                .start(publisering)
                .next(rapport)
                .end();
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
