package no.ssb.utleggstrekk.avstemming;

import no.ssb.utleggstrekk.drift.Stegbygger;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 5. */
@Configuration(proxyBeanMethods = false)
public class AvstemmingOppsett {
    @Bean
    Step avstemmingSteg(Stegbygger steg, JdbcClient jdbc, TransactionTemplate transaksjon) {
        return steg.foerPublisering("avstemming", new Avstemming(jdbc, transaksjon)::avstem);
    }
}
