package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.Paakrevd;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.SkatteetatenOppsett;
import no.ssb.utleggstrekk.tilstand.NoekkelOppsett;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a plan, and a new series, need: the database, the API and the pseudonyms, but neither the job nor the files. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseOppsett.class, KjoeringOppsett.class, NoekkelOppsett.class, SkatteetatenOppsett.class})
public class PlanOppsett {
    @Bean
    static BeanFactoryPostProcessor paakrevd() {
        return fabrikk -> Paakrevd.kontroller(fabrikk.getBean(Innstillinger.class));
    }

    @Bean
    Serielager serielager(JdbcClient jdbc, InstantSource klokke) {
        return new Serielager(jdbc, klokke);
    }

    @Bean
    Planlegger planlegger(
            Skatteetaten skatteetaten,
            Serier serier,
            Serielager lager,
            Dekning dekning,
            DataSource dataSource,
            Kjoeringer kjoeringer,
            BeroerteMaaneder beroerte,
            Kjoeringslaas laas,
            Pseudonymisering pseudonymisering,
            Innstillinger innstillinger,
            InstantSource klokke) {
        return new Planlegger(
                skatteetaten,
                new Seriekontroll(skatteetaten, serier),
                lager,
                dekning,
                dataSource,
                kjoeringer,
                beroerte,
                laas,
                pseudonymisering,
                innstillinger,
                klokke);
    }

    @Bean
    Omlesing omlesing(
            Skatteetaten skatteetaten,
            Serier serier,
            Serielager lager,
            Planlegger planlegger,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionTemplate transaksjon,
            Innstillinger innstillinger,
            InstantSource klokke) {
        return new Omlesing(
                skatteetaten,
                serier,
                lager,
                planlegger,
                kjoeringer,
                beslutninger,
                laas,
                transaksjon,
                innstillinger,
                klokke);
    }
}
