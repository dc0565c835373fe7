package no.ssb.utleggstrekk.steg.oppslag;

import java.time.InstantSource;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.tilstand.Raadatasletting;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 2: plan, lookups in parts, control. */
@Configuration(proxyBeanMethods = false)
public class OppslagOppsett {
    /** More workers than slots, so that a slot is never empty while a worker stores its answers. */
    private static final int ARBEIDERE_UTOVER_PLASSER = 3;

    @Bean
    Oppslagslager oppslagslager(JdbcClient jdbc) {
        return new Oppslagslager(jdbc);
    }

    /** Made at start, so that a missing key set stops the command before any call. */
    @Bean
    Raadatalager raadatalager(JdbcClient jdbc, InstantSource klokke, Innstillinger innstillinger) {
        return Raadatalager.av(jdbc, klokke, innstillinger.raadata());
    }

    @Bean
    Raadatasletting raadatasletting(Raadatalager raadata) {
        return new Raadatasletting(raadata);
    }

    @Bean
    Oppslagssteg oppslagssteg(
            Oppslagslager lager,
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        return new Oppslagssteg(lager, kjoeringer, jdbc, framdrift, innstillinger);
    }

    @Bean
    Step oppslagsplanSteg(Stegbygger steg, Oppslagssteg oppslagssteg, TransactionTemplate transaksjon) {
        return steg.enkelt(
                "oppslagsplan",
                kjoering -> transaksjon.executeWithoutResult(status -> oppslagssteg.planlegg(kjoering)));
    }

    @Bean
    Step oppslagskontrollSteg(Stegbygger steg, Oppslagssteg oppslagssteg) {
        return steg.enkelt("oppslagskontroll", oppslagssteg::kontroller);
    }

    @Bean
    @StepScope
    Partitioner oppslagsdeling(@Value("#{stepExecution.jobExecutionId}") long forsoek) {
        return Oppslagssteg.deling(forsoek);
    }

    @Bean
    Step oppslagSteg(
            JobRepository jobRepository, Partitioner oppslagsdeling, Step oppslagsdel, Innstillinger innstillinger) {
        int arbeidere = innstillinger.api().samtidigeKall() + ARBEIDERE_UTOVER_PLASSER;
        SimpleAsyncTaskExecutor traader = new SimpleAsyncTaskExecutor("oppslag-");
        return new StepBuilder("oppslag", jobRepository)
                .partitioner("oppslagsdel", oppslagsdeling)
                .step(oppslagsdel)
                .gridSize(arbeidere)
                .taskExecutor(traader)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step oppslagsdel(JobRepository jobRepository, Tasklet oppslagsarbeider) {
        return new StepBuilder("oppslagsdel", jobRepository)
                .tasklet(oppslagsarbeider, new ResourcelessTransactionManager())
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    Tasklet oppslagsarbeider(
            Oppslagslager lager,
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            Raadatalager raadata,
            TransactionTemplate transaksjon,
            Skatteetaten skatteetaten,
            Pseudonymisering pseudonymisering,
            Framdrift framdrift,
            Stoppsignal stopp,
            InstantSource klokke,
            @Value("#{jobParameters['kjoering']}") long id,
            @Value("#{stepExecutionContext['del']}") int del,
            @Value("#{stepExecutionContext['deler']}") int deler) {
        Kjoering kjoering = kjoeringer.hent(id);
        return new Oppslagsarbeider(
                new Oppslagsleser(lager, kjoering, del, deler),
                new Oppslagsskriver(kjoering, jdbc, raadata, klokke, transaksjon, framdrift),
                skatteetaten,
                pseudonymisering,
                stopp,
                klokke);
    }
}
