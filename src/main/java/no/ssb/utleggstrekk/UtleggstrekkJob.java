package no.ssb.utleggstrekk;

import no.ssb.utleggstrekk.drift.Kjoeringer;
import no.ssb.utleggstrekk.drift.Maaneder;
import no.ssb.utleggstrekk.drift.Stegbygger;
import no.ssb.utleggstrekk.drift.Tellerlager;
import org.springframework.batch.core.job.Job;
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
    private static final String NYTT = "NYTT";
    private static final String INGENTING_NYTT = "INGENTING_NYTT";

    @Bean(NAVN)
    Job utleggstrekk(
            JobRepository jobRepository,
            Tellerlager tellerlager,
            JobExecutionDecider noeNytt,
            Step hendelserSteg,
            Step oppslagsplanSteg,
            Step oppslagSteg,
            Step oppslagskontrollSteg,
            Step sammenstillingSteg,
            Step kvalitetSteg,
            Step filerSteg,
            Step avstemmingSteg,
            Step publiseringSteg,
            Step rapportSteg) {
        return new JobBuilder(NAVN, jobRepository)
                .listener(tellerlager)
                .start(hendelserSteg)
                .next(noeNytt)
                .on(INGENTING_NYTT)
                .end()
                .from(noeNytt)
                .on(NYTT)
                .to(oppslagsplanSteg)
                .next(oppslagSteg)
                .next(oppslagskontrollSteg)
                .next(sammenstillingSteg)
                .next(kvalitetSteg)
                .next(filerSteg)
                .next(avstemmingSteg)
                .next(publiseringSteg)
                .next(rapportSteg)
                .end()
                .build();
    }

    @Bean
    JobExecutionDecider noeNytt(Kjoeringer kjoeringer, Maaneder maaneder) {
        return (jobb, steg) -> {
            Long id = jobb.getJobParameters().getLong(Stegbygger.KJOERING);
            boolean ingenting = id != null && maaneder.ingentingNytt(kjoeringer.hent(id));
            return new FlowExecutionStatus(ingenting ? INGENTING_NYTT : NYTT);
        };
    }
}
