package no.ssb.utleggstrekk.publisering;

import no.ssb.utleggstrekk.drift.Eierskap;
import no.ssb.utleggstrekk.drift.Kjoeringer;
import no.ssb.utleggstrekk.drift.Maaneder;
import no.ssb.utleggstrekk.drift.Programversjon;
import no.ssb.utleggstrekk.drift.Stegbygger;
import no.ssb.utleggstrekk.drift.Stoppsignal;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.utdata.Utdatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 4: the files under temporary names, and their publishing after the avstemming. */
@Configuration(proxyBeanMethods = false)
public class PubliseringOppsett {
    /** Opened at start, so that a root that cannot be written stops the command before any call. */
    @Bean(destroyMethod = "close")
    Utdatalager utdatalager(Innstillinger innstillinger) {
        Utdatalager lager = Utdatalager.aapne(innstillinger.utdata());
        lager.kontrollerSkrivetilgang();
        return lager;
    }

    @Bean
    Utgivelser utgivelser(JdbcClient jdbc, TransactionTemplate transaksjon) {
        return new Utgivelser(jdbc, transaksjon);
    }

    @Bean
    Filskriving filskriving(
            Utdatalager lager,
            JdbcTemplate jdbc,
            PlatformTransactionManager transaksjoner,
            Utgivelser utgivelser,
            Innstillinger innstillinger,
            Stoppsignal stopp,
            Eierskap eierskap) {
        TransactionTemplate lesetransaksjon = new TransactionTemplate(transaksjoner);
        lesetransaksjon.setReadOnly(true);
        lesetransaksjon.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Filskriving(lager, new Radkilde(jdbc, lesetransaksjon), utgivelser, innstillinger, stopp, eierskap);
    }

    @Bean
    Step filerSteg(Stegbygger steg, Filskriving filskriving, Maaneder maaneder) {
        return steg.foerPublisering("filer", kjoering -> filskriving.skriv(kjoering, maaneder.aaPublisere(kjoering)));
    }

    @Bean
    Step publiseringSteg(
            Stegbygger steg,
            Utdatalager lager,
            Utgivelser utgivelser,
            Filskriving filskriving,
            JdbcClient jdbc,
            Kjoeringer kjoeringer,
            Eierskap eierskap) {
        Manifest manifest = new Manifest(lager, jdbc, Programversjon::tekst);
        return steg.enkelt(
                "publisering",
                new Publisering(lager, utgivelser, filskriving, manifest, kjoeringer, eierskap)::publiser);
    }
}
