package no.ssb.utleggstrekk.drift;

import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the quarantine commands. */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseOppsett.class)
public class KaranteneOppsett {
    @Bean
    Karantenelager karantenelager(JdbcClient jdbc) {
        return new Karantenelager(jdbc);
    }

    @Bean
    Nyttforsoek nyttforsoek(
            Karantenelager lager, Kjoeringer kjoeringer, Enearbeid enearbeid, TransactionTemplate transaksjon) {
        return new Nyttforsoek(lager, kjoeringer, enearbeid, transaksjon);
    }
}
