package no.ssb.utleggstrekk.steg.avspilling;

import java.time.InstantSource;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Oppslagsgrense;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartolk;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingslager.Opptak;
import no.ssb.utleggstrekk.tilstand.Besvarelse;
import no.ssb.utleggstrekk.tilstand.BesvartPar;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
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
    /** Bodies are read one at a time: what is in memory is the ciphertexts and the linjer. */
    private static final int PAR_PER_COMMIT = 100;

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
            Stoppsignal stopp,
            Innstillinger innstillinger) {
        TransactionTemplate lesetransaksjon = new TransactionTemplate(transaksjoner);
        lesetransaksjon.setReadOnly(true);
        lesetransaksjon.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Avspillingsproeve(
                lager,
                avspiller,
                lesetransaksjon,
                framdrift,
                stopp,
                innstillinger.raadata().behold());
    }

    @Bean
    Step avspillingsplanSteg(Stegbygger steg, Kjoeringer kjoeringer, Avspillingslager lager, Framdrift framdrift) {
        return steg.enkelt("avspillingsplan", kjoering -> {
            long antall = lager.medRaasvar(kjoering.kalendermaaned());
            kjoeringer.noterPar(kjoering, antall);
            framdrift.vent("avspilling", antall);
        });
    }

    @Bean
    Step avspillingSteg(
            Stegbygger steg,
            ItemReader<Opptak> avspillingsleser,
            Avspiller avspiller,
            ItemWriter<BesvartPar> avspillingsskriver) {
        return steg.<Opptak, BesvartPar>bolker("avspilling", PAR_PER_COMMIT)
                .reader(avspillingsleser)
                .processor(avspiller::les)
                .writer(avspillingsskriver)
                .build();
    }

    @Bean
    @StepScope
    ItemReader<Opptak> avspillingsleser(
            Avspillingslager lager, Kjoeringer kjoeringer, @Value("#{jobParameters['kjoering']}") long id) {
        return new Avspillingsleser(lager, kjoeringer.hent(id), PAR_PER_COMMIT);
    }

    @Bean
    @StepScope
    ItemWriter<BesvartPar> avspillingsskriver(
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            Raadatalager raadata,
            InstantSource klokke,
            TransactionTemplate transaksjon,
            Framdrift framdrift,
            @Value("#{jobParameters['kjoering']}") long id) {
        Kjoering kjoering = kjoeringer.hent(id);
        Oppslagsskriver skriver = new Oppslagsskriver(
                kjoering, Oppslagsgrense.av(jdbc, kjoering), jdbc, raadata, klokke, transaksjon, framdrift);
        return bolk -> skriver.lagre(bolk.getItems().stream()
                .map(b -> new Besvarelse(List.of(b), null))
                .toList());
    }
}
