package no.ssb.utleggstrekk.steg.sammenstilling;

import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 3. */
@Configuration(proxyBeanMethods = false)
public class SammenstillingOppsett {
    @Bean
    Step sammenstillingSteg(
            Stegbygger steg,
            BeroerteMaaneder maaneder,
            JdbcClient jdbc,
            TransactionTemplate transaksjon,
            Innstillinger innstillinger,
            Stoppsignal stopp) {
        Sammenstilling sammenstilling = new Sammenstilling(jdbc, transaksjon, innstillinger.avsloering(), stopp);
        return steg.enkelt(
                "sammenstilling", kjoering -> sammenstilling.sammenstill(kjoering, maaneder.aaPublisere(kjoering)));
    }
}
