package no.ssb.utleggstrekk.steg.kvalitet;

import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the quality checks between sammenstilling and the files. */
@Configuration(proxyBeanMethods = false)
public class KvalitetOppsett {
    @Bean
    Step kvalitetSteg(
            Stegbygger steg,
            BeroerteMaaneder maaneder,
            JdbcClient jdbc,
            TransactionTemplate transaksjon,
            Innstillinger innstillinger) {
        Kvalitetskontroll kontroll = new Kvalitetskontroll(jdbc, transaksjon, innstillinger.kvalitet());
        return steg.enkelt("kvalitet", kjoering -> kontroll.kontroller(kjoering, maaneder.aaPublisere(kjoering)));
    }
}
