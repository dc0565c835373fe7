package no.ssb.utleggstrekk.database.innebygd;

import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded database, started only when no other is configured: a real URL never equals the value asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "innebygd")
public class InnebygdOppsett {
    @Bean(destroyMethod = "close")
    InnebygdPostgres innebygdPostgres(Innstillinger innstillinger) {
        return InnebygdPostgres.start(innstillinger.innebygdPostgres().mappe());
    }

    @Bean
    JdbcConnectionDetails innebygdTilkobling(InnebygdPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return postgres.bruker();
            }

            @Override
            public String getPassword() {
                return postgres.passord();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl();
            }
        };
    }
}
