package no.ssb.utleggstrekk.rapport;

import no.ssb.utleggstrekk.domene.Feil;
import no.ssb.utleggstrekk.drift.Eierskap;
import no.ssb.utleggstrekk.drift.Kjoeringer;
import no.ssb.utleggstrekk.drift.Kjoeringsmotor;
import no.ssb.utleggstrekk.drift.Maaneder;
import no.ssb.utleggstrekk.drift.Stegbygger;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.utdata.Utdatalager;
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
        return new Rapport(jdbc, new Rapportlager(jdbc), utdata, maaneder, innstillinger);
    }

    @Bean
    Utgivelsesoversikt utgivelsesoversikt(JdbcClient jdbc) {
        return new Utgivelsesoversikt(new Rapportlager(jdbc));
    }

    @Bean
    Step rapportSteg(Stegbygger steg, Rapport rapport, Kjoeringer kjoeringer, Eierskap eierskap) {
        return steg.enkelt("rapport", kjoering -> {
            eierskap.utfoer(() -> rapport.publisert(kjoering));
            kjoeringer.publisert(kjoering);
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
