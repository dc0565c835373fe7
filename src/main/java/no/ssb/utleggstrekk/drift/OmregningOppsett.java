package no.ssb.utleggstrekk.drift;

import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the command recompute. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseOppsett.class, KjoeringOppsett.class})
public class OmregningOppsett {
    @Bean
    Omregning omregning(
            BeroerteMaaneder maaneder,
            Dekning dekning,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionTemplate transaksjon) {
        return new Omregning(maaneder, dekning, kjoeringer, beslutninger, laas, transaksjon);
    }
}
