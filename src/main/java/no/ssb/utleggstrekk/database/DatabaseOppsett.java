package no.ssb.utleggstrekk.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Eierskap;
import no.ssb.utleggstrekk.drift.Enearbeid;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.drift.Stoppbestilling;
import no.ssb.utleggstrekk.grunn.Loggvern;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Maaneder;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.kjoering.Terminal;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the database, the lock, the clock and the bookkeeping: what every command that uses the database needs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(Innstillinger.class)
public class DatabaseOppsett {
    @Bean
    Statusleser statusleser(JdbcClient jdbc) {
        return new Statusleser(jdbc);
    }

    /** Not a lambda: Spring reads the types from the class. */
    @Bean
    @ConfigurationPropertiesBinding
    static Maanedskonvertering maanedskonvertering() {
        return new Maanedskonvertering();
    }

    /** Before any bean that meets data is made. */
    @Bean
    static BeanFactoryPostProcessor loggvern() {
        return fabrikk -> Loggvern.sett();
    }

    @Bean
    InstantSource klokke() {
        return InstantSource.system();
    }

    @Bean
    Stoppsignal stoppsignal() {
        return new Stoppsignal();
    }

    @Bean
    Framdrift framdrift(InstantSource klokke) {
        return new Framdrift(klokke, Terminal.hvisTerminal());
    }

    @Bean
    JavaMigration springBatchTabeller() {
        return new V1__SpringBatchTabeller();
    }

    /** Connects as the pool does, its settings included, but the connection is never the pool's. */
    @Bean
    Kjoeringslaas kjoeringslaas(HikariDataSource pool, InstantSource klokke) {
        return new Kjoeringslaas(
                () -> {
                    Properties egenskaper = new Properties();
                    egenskaper.putAll(pool.getDataSourceProperties());
                    Credentials innlogging = pool.getCredentials();
                    Optional.ofNullable(innlogging.getUsername()).ifPresent(b -> egenskaper.put("user", b));
                    Optional.ofNullable(innlogging.getPassword()).ifPresent(p -> egenskaper.put("password", p));
                    egenskaper.putIfAbsent("connectTimeout", "10");
                    return DriverManager.getConnection(pool.getJdbcUrl(), egenskaper);
                },
                klokke);
    }

    @Bean
    Stoppbestilling stoppbestilling(JdbcClient jdbc, TransactionTemplate transaksjon, InstantSource klokke) {
        return new Stoppbestilling(jdbc, transaksjon, klokke, Sover.ekte());
    }

    /** One transaction manager for Spring Batch's tables and ours, so that a checkpoint commits with its data. */
    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, Kjoeringslaas laas) {
        return new VoktetTransaksjon(dataSource, laas);
    }

    @Bean
    Enearbeid enearbeid(Kjoeringslaas laas) {
        return new Enearbeid(laas);
    }

    @Bean
    TransactionTemplate transaksjon(PlatformTransactionManager transaksjoner) {
        return new GjentattTransaksjon(transaksjoner);
    }

    /** Not the template above: file work is not done twice. */
    @Bean
    Eierskap eierskap(PlatformTransactionManager transaksjoner, Kjoeringslaas laas, JdbcTemplate jdbc) {
        TransactionTemplate enGang = new TransactionTemplate(transaksjoner);
        return arbeid -> enGang.executeWithoutResult(status -> {
            laas.kontroller(jdbc);
            arbeid.run();
        });
    }

    @Bean
    Kjoeringer kjoeringer(JdbcClient jdbc, InstantSource klokke, TransactionTemplate transaksjon) {
        return new Kjoeringer(jdbc, klokke, transaksjon);
    }

    @Bean
    Maaneder maaneder(JdbcClient jdbc, Innstillinger innstillinger) {
        return new Maaneder(jdbc, innstillinger);
    }

    /** Reads a month in the configuration. */
    public static final class Maanedskonvertering implements Converter<String, Kalendermaaned> {
        @Override
        public Kalendermaaned convert(String tekst) {
            return Kalendermaaned.av(tekst);
        }
    }

    /** The embedded database, started only when no other is configured: a real URL never equals the value asked for. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "innebygd")
    static class Innebygd {
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
}
