package no.ssb.utleggstrekk.steg.opprydding;

import java.time.InstantSource;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what a kjøring does before its first step. */
@Configuration(proxyBeanMethods = false)
public class OppryddingOppsett {
    @Bean
    Opprydding opprydding(
            JdbcClient jdbc,
            Raadatalager raadata,
            Utdatalager filer,
            VoktetTransaksjon eier,
            TransactionTemplate transaksjon,
            Innstillinger innstillinger,
            InstantSource klokke) {
        return new Opprydding(
                new Oppryddingslager(jdbc), raadata, filer, eier, transaksjon, innstillinger.oppbevaring(), klokke);
    }
}
