package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.drift.Eierskap;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Maaneder;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Tellerlager;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires step 6, and the report of a kjøring that did not come so far. */
@Configuration(proxyBeanMethods = false)
public class RapportOppsett {
    private static final Logger LOGG = LoggerFactory.getLogger(RapportOppsett.class);

    @Bean
    Rapport rapport(JdbcClient jdbc, Utdatalager utdata, Maaneder maaneder, Innstillinger innstillinger) {
        return new Rapport(jdbc, utdata, maaneder, innstillinger);
    }

    @Bean
    Utgivelsesoversikt utgivelsesoversikt(JdbcClient jdbc) {
        return new Utgivelsesoversikt(jdbc);
    }

    @Bean
    Step rapportSteg(
            Stegbygger steg, Rapport rapport, Kjoeringer kjoeringer, Tellerlager tellerlager, Eierskap eierskap) {
        return steg.enkelt("rapport", kjoering -> {
            tellerlager.lagre();
            eierskap.utfoer(() -> rapport.publisert(kjoering));
            kjoeringer.publisert(kjoering);
        });
    }

    /** The end of a kjøring that found nothing to do. */
    @Bean
    Step ingentingNyttSteg(
            Stegbygger steg, Rapport rapport, Kjoeringer kjoeringer, Tellerlager tellerlager, Eierskap eierskap) {
        return steg.enkelt("ingentingnytt", kjoering -> {
            tellerlager.lagre();
            eierskap.utfoer(() -> rapport.ingentingNytt(kjoering));
            kjoeringer.ingentingNytt(kjoering);
        });
    }

    @Bean
    Kjoeringsmotor.UtenDatabase noedrapport(Utdatalager utdata) {
        return new Noedrapport(utdata);
    }

    /** The fault that ended the kjøring is the news; a report that cannot be written must not hide it. */
    @Bean
    Kjoeringsmotor.Etterpaa etterpaa(Rapport rapport) {
        return kjoering -> {
            try {
                rapport.ikkeFullfoert(kjoering);
            } catch (Feil f) {
                LOGG.warn("No report could be written: {}", f.getMessage());
            }
        };
    }
}
