package no.ssb.utleggstrekk.tilstand;

import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.pseudonym.PseudonymOppsett;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the pseudonyms with the database that they stand in. */
@Configuration(proxyBeanMethods = false)
@Import(PseudonymOppsett.class)
public class NoekkelOppsett {
    @Bean
    Databasenoekkel databasenoekkel(JdbcClient jdbc, Kjoeringslaas laas, TransactionTemplate transaksjon) {
        return new Databasenoekkel(jdbc, laas, transaksjon);
    }
}
