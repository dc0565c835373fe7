package no.ssb.utleggstrekk.database.innebygd;

import java.nio.file.Path;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded database, started only when no other is configured: a real URL never equals the value asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "innebygd")
public class InnebygdOppsett {
    /** A bean of this type says that the command may make the database: a kjøring may, what only reads may not. */
    public record KanLages() {}

    @Bean(destroyMethod = "close")
    InnebygdPostgres innebygdPostgres(Innstillinger innstillinger, ObjectProvider<KanLages> lages) {
        Path mappe = innstillinger.innebygdPostgres().mappe();
        return lages.getIfAvailable() == null
                ? InnebygdPostgres.startDenSomFinnes(mappe)
                : InnebygdPostgres.start(mappe);
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
