package no.ssb.utleggstrekk;

import no.ssb.utleggstrekk.avstemming.AvstemmingOppsett;
import no.ssb.utleggstrekk.drift.DriftOppsett;
import no.ssb.utleggstrekk.drift.KjoeringsmotorOppsett;
import no.ssb.utleggstrekk.drift.Tellerlager;
import no.ssb.utleggstrekk.hendelser.HendelserOppsett;
import no.ssb.utleggstrekk.kvalitet.KvalitetOppsett;
import no.ssb.utleggstrekk.oppslag.AvspillingOppsett;
import no.ssb.utleggstrekk.oppslag.OppslagOppsett;
import no.ssb.utleggstrekk.publisering.PubliseringOppsett;
import no.ssb.utleggstrekk.rapport.RapportOppsett;
import no.ssb.utleggstrekk.sammenstilling.SammenstillingOppsett;
import no.ssb.utleggstrekk.skatteetaten.SkatteetatenOppsett;
import no.ssb.utleggstrekk.skatteetaten.Trafikk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything a kjøring needs: each stage wires itself. */
@Configuration(proxyBeanMethods = false)
@Import({
    DriftOppsett.class,
    KjoeringsmotorOppsett.class,
    SkatteetatenOppsett.class,
    UtleggstrekkJob.class,
    HendelserOppsett.class,
    OppslagOppsett.class,
    AvspillingOppsett.class,
    SammenstillingOppsett.class,
    KvalitetOppsett.class,
    PubliseringOppsett.class,
    AvstemmingOppsett.class,
    RapportOppsett.class
})
public class KjoeringOppsett {
    @Bean(destroyMethod = "close")
    Tellerlager tellerlager(JdbcClient jdbc, TransactionTemplate transaksjon, Trafikk trafikk) {
        return new Tellerlager(jdbc, transaksjon, trafikk::tall);
    }
}
