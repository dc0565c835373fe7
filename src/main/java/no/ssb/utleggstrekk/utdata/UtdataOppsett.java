package no.ssb.utleggstrekk.utdata;

import javax.sql.DataSource;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what the database knows of the files. The {@link Utdatalager} is opened by whoever uses it. */
@Configuration(proxyBeanMethods = false)
public class UtdataOppsett {
    @Bean
    Radkilde radkilde(DataSource database, PlatformTransactionManager transaksjoner) {
        return new Radkilde(new JdbcTemplate(database), transaksjoner);
    }

    @Bean
    Utgivelser utgivelser(JdbcClient jdbc, TransactionTemplate transaksjon) {
        return new Utgivelser(jdbc, transaksjon);
    }
}
