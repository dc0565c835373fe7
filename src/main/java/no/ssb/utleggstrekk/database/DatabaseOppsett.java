package no.ssb.utleggstrekk.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.innebygd.InnebygdOppsett;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.grunn.Loggvern;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.InnstillingerOppsett;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the database, the lock and the clock: what every command that uses the database needs. */
@Configuration(proxyBeanMethods = false)
// not by Boot's autoconfiguration: looking at all that it could configure costs a short command more than its work
@EnableConfigurationProperties(DataSourceProperties.class)
@Import({InnstillingerOppsett.class, InnebygdOppsett.class})
public class DatabaseOppsett {
    private static final Logger LOGG = LoggerFactory.getLogger(DatabaseOppsett.class);

    /** Before any bean that meets data is made. */
    @Bean
    static BeanFactoryPostProcessor loggvern() {
        return fabrikk -> Loggvern.sett();
    }

    /**
     * What is wrong in the configuration is told before a database is looked for, and a URL of another kind before the
     * pool is made, whose own words about it are many.
     */
    @Bean
    static BeanFactoryPostProcessor konfigurasjonFoerst(Environment miljoe) {
        return fabrikk -> {
            var unused = fabrikk.getBean(Innstillinger.class);
            Poolnoekler.kontroller(miljoe);
            String url = miljoe.getProperty(Databaseadresse.URL);
            if (url != null && !Databaseadresse.erInnebygd(url)) {
                var unusedToo = Databaseadresse.av(url, miljoe.getProperty("spring.datasource.username"));
            }
        };
    }

    @Bean
    InstantSource klokke() {
        return InstantSource.system();
    }

    /** The database of the configuration, else the embedded one. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(
            DataSourceProperties database, Innstillinger innstillinger, ObjectProvider<InnebygdPostgres> innebygd) {
        database.setPassword(Passordfil.passord(database.getUrl(), database.getPassword(), innstillinger));
        innebygd.ifAvailable(postgres -> {
            database.setUrl(postgres.jdbcUrl());
            database.setUsername(postgres.bruker());
            database.setPassword(postgres.passord());
        });
        return database.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    /**
     * A database that is none for us stops every command at its start, a pooler that would mix up the sessions before
     * anything is set in one of them; older tables are told of.
     */
    @Bean
    Skjema skjema(HikariDataSource pool) throws SQLException {
        Databasefeil.gjelder(Databaseadresse.av(pool.getJdbcUrl(), pool.getUsername()));
        DataSource utenPool = utenPool(pool);
        Skjema skjema = new Skjema(utenPool);
        try (Connection forbindelse = utenPool.getConnection()) {
            Databasekrav.kontroller(forbindelse, utenPool);
            skjema.les(forbindelse).ifPresent(LOGG::warn);
        }
        return skjema;
    }

    @Bean
    Kjoeringslaas kjoeringslaas(HikariDataSource pool, InstantSource klokke, Skjema skjema) {
        return new Kjoeringslaas(utenPool(pool), klokke, skjema::migrer);
    }

    /** Connects as the pool does, its settings included, but the connections are never the pool's, and may write. */
    private static DataSource utenPool(HikariDataSource pool) {
        Properties egenskaper = new Properties();
        egenskaper.putAll(pool.getDataSourceProperties());
        Credentials innlogging = pool.getCredentials();
        Optional.ofNullable(innlogging.getUsername()).ifPresent(b -> egenskaper.put("user", b));
        Optional.ofNullable(innlogging.getPassword()).ifPresent(p -> egenskaper.put("password", p));
        egenskaper.putIfAbsent("connectTimeout", "10");
        return new DriverManagerDataSource(pool.getJdbcUrl(), egenskaper);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    /** One transaction manager for Spring Batch's tables and ours, so that a checkpoint commits with its data. */
    @Bean
    VoktetTransaksjon transactionManager(DataSource dataSource, Kjoeringslaas laas) {
        return new VoktetTransaksjon(dataSource, laas);
    }

    @Bean
    TransactionTemplate transaksjon(PlatformTransactionManager transaksjoner) {
        return new GjentattTransaksjon(transaksjoner);
    }
}
