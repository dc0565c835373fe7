package no.ssb.utleggstrekk.steg.avstemming;

import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 4. */
@Configuration(proxyBeanMethods = false)
public class AvstemmingOppsett {
    @Bean
    Step avstemmingSteg(
            Stegbygger steg,
            JdbcClient jdbc,
            TransactionTemplate transaksjon,
            Utdatalager lager,
            Radkilde radkilde,
            Utgivelser utgivelser) {
        Filligninger filligninger = new Filligninger(lager);
        Avstemming avstemming = new Avstemming(
                jdbc,
                transaksjon,
                utgivelser,
                radkilde,
                new Databaseligninger(jdbc),
                filligninger,
                new Endringsligninger(lager, utgivelser, radkilde, filligninger),
                new Oversiktsligning(lager));
        return steg.enkelt("avstemming", avstemming::avstem);
    }
}
