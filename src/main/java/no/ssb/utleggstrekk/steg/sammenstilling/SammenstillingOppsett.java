package no.ssb.utleggstrekk.steg.sammenstilling;

import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.utdata.Datadoc;
import no.ssb.utleggstrekk.utdata.Maanedsfiler;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires step 3. */
@Configuration(proxyBeanMethods = false)
public class SammenstillingOppsett {
    @Bean
    Step sammenstillingSteg(
            Stegbygger steg,
            JdbcClient jdbc,
            Utdatalager lager,
            Maanedsfiler filer,
            Datadoc datadoc,
            Utgivelser utgivelser,
            BeroerteMaaneder maaneder,
            Innstillinger innstillinger,
            VoktetTransaksjon transaksjon,
            Framdrift framdrift) {
        return steg.enkelt(
                "sammenstilling",
                new Sammenstilling(
                        jdbc,
                        lager,
                        filer,
                        datadoc,
                        utgivelser,
                        maaneder,
                        innstillinger.avsloering(),
                        transaksjon,
                        framdrift)::sammenstill);
    }
}
