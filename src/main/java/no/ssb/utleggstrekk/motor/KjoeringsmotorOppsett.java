package no.ssb.utleggstrekk.motor;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Avbrytbar;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Forsoekslager;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.steg.publisering.Rotkontroll;
import no.ssb.utleggstrekk.steg.rapport.Noedrapport;
import no.ssb.utleggstrekk.steg.rapport.Rapport;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires what a kjøring needs beyond the database. */
@Configuration(proxyBeanMethods = false)
// the job repository is the JDBC one, which is what makes a kjøring restartable
@Import(JdbcDefaultBatchConfiguration.class)
public class KjoeringsmotorOppsett {
    @Bean
    Stegbygger stegbygger(
            JobRepository jobRepository,
            Kjoeringer kjoeringer,
            Forsoekslager forsoek,
            Stoppsignal stopp,
            Framdrift framdrift) {
        return new Stegbygger(jobRepository, kjoeringer, forsoek, stopp, framdrift);
    }

    @Bean
    Kjoeringsvakt vakt(
            Kjoeringslaas laas,
            Stoppsignal stopp,
            Framdrift framdrift,
            ObjectProvider<Avbrytbar> avbrytbare,
            InstantSource klokke) {
        return new Kjoeringsvakt(
                laas, stopp, framdrift, () -> avbrytbare.stream().toList(), klokke);
    }

    @Bean
    IkkeFullfoert ikkeFullfoert(
            Kjoeringslaas laas,
            VoktetTransaksjon transaksjon,
            Kjoeringer kjoeringer,
            Rapport rapport,
            Noedrapport noedrapport) {
        return new IkkeFullfoert(laas, transaksjon, kjoeringer, rapport, noedrapport);
    }

    @Bean
    Gjenoppretting gjenoppretting(JobRepository jobRepository, InstantSource klokke) {
        return new Gjenoppretting(jobRepository, klokke);
    }

    @Bean
    Eierskap eierskap(
            Kjoeringslaas laas,
            Kjoeringsvakt vakt,
            Pseudonymisering pseudonymisering,
            Raadatalager raadata,
            Utdatalager utdata,
            Rotkontroll rotkontroll,
            Gjenoppretting gjenoppretting,
            List<Job> jobber,
            Innstillinger innstillinger) {
        return new Eierskap(
                laas,
                vakt,
                pseudonymisering,
                raadata,
                utdata,
                rotkontroll,
                gjenoppretting,
                jobber.stream().map(Job::getName).toList(),
                innstillinger);
    }

    @Bean
    Kjoeringsmotor kjoeringsmotor(
            Kjoeringer kjoeringer,
            Forsoekslager forsoek,
            Beslutninger beslutninger,
            Dekning dekning,
            Eierskap eierskap,
            JobOperator jobOperator,
            Gjenoppretting gjenoppretting,
            Job utleggstrekk,
            Job avspilling,
            Innstillinger innstillinger,
            InstantSource klokke,
            IkkeFullfoert ikkeFullfoert) {
        return new Kjoeringsmotor(
                kjoeringer,
                forsoek,
                beslutninger,
                dekning,
                eierskap,
                jobOperator,
                gjenoppretting,
                Map.of(Kjoering.Art.HENTING, utleggstrekk, Kjoering.Art.AVSPILLING, avspilling),
                innstillinger,
                klokke,
                ikkeFullfoert);
    }
}
