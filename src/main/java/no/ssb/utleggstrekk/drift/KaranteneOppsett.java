package no.ssb.utleggstrekk.drift;

import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the quarantine commands. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseOppsett.class, KjoeringOppsett.class})
public class KaranteneOppsett {
    @Bean
    Karantenelager karantenelager(JdbcClient jdbc) {
        return new Karantenelager(jdbc);
    }

    @Bean
    Nyttforsoek nyttforsoek(
            Karantenelager lager,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionTemplate transaksjon) {
        return new Nyttforsoek(lager, kjoeringer, beslutninger, laas, transaksjon);
    }
}
