package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 1. */
@Configuration(proxyBeanMethods = false)
public class HendelserOppsett {
    @Bean
    Step hendelserSteg(
            Stegbygger steg,
            Kjoeringer kjoeringer,
            Skatteetaten skatteetaten,
            JdbcClient jdbc,
            InstantSource klokke,
            Pseudonymisering pseudonymisering,
            TransactionTemplate transaksjon,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        Hendelseslager lager = new Hendelseslager(jdbc, klokke);
        Hendelseslesing lesing = new Hendelseslesing(
                skatteetaten, lager, new Avvikslager(jdbc), pseudonymisering, transaksjon, framdrift, innstillinger);
        Gjenlesing gjenlesing = new Gjenlesing(
                skatteetaten, lager, lesing, transaksjon, innstillinger.api().sidestoerrelse());
        return steg.gjentatt("hendelser", kjoering -> gjenlesing.neste(kjoering) || lesing.neste(kjoering));
    }
}
