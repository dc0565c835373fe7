package no.ssb.utleggstrekk.steg.avspilling;

import java.time.InstantSource;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartolk;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the reading of kept answers again: what would differ, and the steps that write it. */
@Configuration(proxyBeanMethods = false)
public class AvspillingOppsett {
    @Bean
    Avspillingslager avspillingslager(JdbcClient jdbc) {
        return new Avspillingslager(jdbc);
    }

    @Bean
    Avspiller avspiller(Raadatalager raadata, Pseudonymisering pseudonymisering, Innstillinger innstillinger) {
        return new Avspiller(raadata, pseudonymisering, new Svartolk(innstillinger.api()));
    }

    @Bean
    Avspillingsproeve avspillingsproeve(
            Avspillingslager lager,
            Avspiller avspiller,
            PlatformTransactionManager transaksjoner,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        TransactionTemplate lesetransaksjon = new TransactionTemplate(transaksjoner);
        lesetransaksjon.setReadOnly(true);
        lesetransaksjon.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Avspillingsproeve(
                lager,
                avspiller,
                lesetransaksjon,
                framdrift,
                innstillinger.raadata().behold());
    }

    @Bean
    Step avspillingsplanSteg(Stegbygger steg, Kjoeringer kjoeringer, Avspillingslager lager, Framdrift framdrift) {
        return steg.enkelt("avspillingsplan", kjoering -> {
            long antall = lager.medRaasvar(kjoering.kalendermaaned());
            kjoeringer.noterPar(kjoering, antall);
            framdrift.start("raw answers", antall);
        });
    }

    @Bean
    Step avspillingSteg(JobRepository jobRepository, Tasklet avspillingsarbeider) {
        return new StepBuilder("avspilling", jobRepository)
                .tasklet(avspillingsarbeider, new ResourcelessTransactionManager())
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    Tasklet avspillingsarbeider(
            Avspillingslager lager,
            Avspiller avspiller,
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            Raadatalager raadata,
            InstantSource klokke,
            TransactionTemplate transaksjon,
            Framdrift framdrift,
            Stoppsignal stopp,
            @Value("#{jobParameters['kjoering']}") long id) {
        Kjoering kjoering = kjoeringer.hent(id);
        if (kjoeringer.erUnderPublisering(kjoering)) {
            // its files are balanced: one that could not be read must not change what we hold now
            return (bidrag, kontekst) -> RepeatStatus.FINISHED;
        }
        Oppslagsskriver skriver = new Oppslagsskriver(kjoering, jdbc, raadata, klokke, transaksjon, framdrift);
        return new Avspillingsarbeider(kjoering, lager, avspiller, skriver, stopp);
    }
}
