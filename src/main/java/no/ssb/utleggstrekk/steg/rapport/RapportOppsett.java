package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Tellerlager;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires step 6, and the report of a kjøring that did not come so far. */
@Configuration(proxyBeanMethods = false)
public class RapportOppsett {
    @Bean
    Rapport rapport(JdbcClient jdbc, Utdatalager utdata, BeroerteMaaneder maaneder, Innstillinger innstillinger) {
        return new Rapport(jdbc, utdata, maaneder, innstillinger);
    }

    @Bean
    Utgivelsesoversikt utgivelsesoversikt(JdbcClient jdbc) {
        return new Utgivelsesoversikt(jdbc);
    }

    @Bean
    Step rapportSteg(
            Stegbygger steg,
            Rapport rapport,
            Kjoeringer kjoeringer,
            Tellerlager tellerlager,
            VoktetTransaksjon transaksjon) {
        return steg.enkelt("rapport", kjoering -> {
            tellerlager.lagre();
            transaksjon.somEier(() -> rapport.publisert(kjoering));
            kjoeringer.publisert(kjoering);
        });
    }

    /** The end of a kjøring that found nothing to do. */
    @Bean
    Step ingentingNyttSteg(
            Stegbygger steg,
            Rapport rapport,
            Kjoeringer kjoeringer,
            Tellerlager tellerlager,
            VoktetTransaksjon transaksjon) {
        return steg.enkelt("ingentingnytt", kjoering -> {
            tellerlager.lagre();
            transaksjon.somEier(() -> rapport.ingentingNytt(kjoering));
            kjoeringer.ingentingNytt(kjoering);
        });
    }
}
