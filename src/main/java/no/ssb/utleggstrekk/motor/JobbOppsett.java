package no.ssb.utleggstrekk.motor;

import java.time.InstantSource;
import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.Paakrevd;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import no.ssb.utleggstrekk.kjoering.Tellerlager;
import no.ssb.utleggstrekk.skatteetaten.SkatteetatenOppsett;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.steg.avspilling.AvspillingOppsett;
import no.ssb.utleggstrekk.steg.avstemming.AvstemmingOppsett;
import no.ssb.utleggstrekk.steg.hendelser.HendelserOppsett;
import no.ssb.utleggstrekk.steg.kvalitet.KvalitetOppsett;
import no.ssb.utleggstrekk.steg.opprydding.OppryddingOppsett;
import no.ssb.utleggstrekk.steg.oppslag.OppslagOppsett;
import no.ssb.utleggstrekk.steg.publisering.PubliseringOppsett;
import no.ssb.utleggstrekk.steg.rapport.RapportOppsett;
import no.ssb.utleggstrekk.steg.sammenstilling.SammenstillingOppsett;
import no.ssb.utleggstrekk.tilstand.NoekkelOppsett;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything a kjøring needs: each stage wires itself. */
@Configuration(proxyBeanMethods = false)
@Import({
    DatabaseOppsett.class,
    KjoeringOppsett.class,
    NoekkelOppsett.class,
    KjoeringsmotorOppsett.class,
    SkatteetatenOppsett.class,
    UtleggstrekkJob.class,
    OppryddingOppsett.class,
    HendelserOppsett.class,
    OppslagOppsett.class,
    AvspillingOppsett.class,
    SammenstillingOppsett.class,
    KvalitetOppsett.class,
    PubliseringOppsett.class,
    AvstemmingOppsett.class,
    RapportOppsett.class
})
public class JobbOppsett {
    /** All that is missing at once, before any bean is made. */
    @Bean
    static BeanFactoryPostProcessor paakrevd() {
        return fabrikk -> Paakrevd.kontroller(fabrikk.getBean(Innstillinger.class));
    }

    /** A step that stands still says why. */
    @Autowired
    void fortellHvaSomVentesPaa(Framdrift framdrift, Trafikk trafikk) {
        framdrift.venterPaa(trafikk::venter);
    }

    @Bean(destroyMethod = "close")
    Tellerlager tellerlager(JdbcClient jdbc, TransactionTemplate transaksjon, Trafikk trafikk, InstantSource klokke) {
        return new Tellerlager(jdbc, transaksjon, trafikk::tall, klokke);
    }
}
