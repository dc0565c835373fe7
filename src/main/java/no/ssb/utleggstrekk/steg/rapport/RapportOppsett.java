package no.ssb.utleggstrekk.steg.rapport;

import java.time.InstantSource;
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
    Rapportfiler rapportfiler(Utdatalager utdata, Innstillinger innstillinger) {
        return new Rapportfiler(utdata, innstillinger.rapport());
    }

    @Bean
    Rapport rapport(
            JdbcClient jdbc,
            Rapportfiler filer,
            BeroerteMaaneder maaneder,
            Kjoeringer kjoeringer,
            Innstillinger innstillinger,
            InstantSource klokke) {
        return new Rapport(jdbc, filer, maaneder, kjoeringer, innstillinger, klokke);
    }

    @Bean
    Noedrapport noedrapport(Utdatalager utdata, Rapportfiler filer) {
        return new Noedrapport(utdata, filer);
    }

    @Bean
    Utgivelsesoversikt utgivelsesoversikt(JdbcClient jdbc, Rapportfiler filer) {
        return new Utgivelsesoversikt(jdbc, filer);
    }

    @Bean
    Sluttrapport sluttrapport(
            Kjoeringer kjoeringer, Tellerlager tellerlager, VoktetTransaksjon transaksjon, Noedrapport noedrapport) {
        return new Sluttrapport(kjoeringer, tellerlager, transaksjon, noedrapport);
    }

    @Bean
    Step rapportSteg(Stegbygger steg, Rapport rapport, Sluttrapport sluttrapport, Kjoeringer kjoeringer) {
        return steg.enkelt("rapport", kjoering -> {
            sluttrapport.skriv(kjoering, Rapportstatus.PUBLISERT, rapport::publisert);
            kjoeringer.publisert(kjoering);
        });
    }

    /** The end of a kjøring that found nothing to do. */
    @Bean
    Step ingentingNyttSteg(Stegbygger steg, Rapport rapport, Sluttrapport sluttrapport, Kjoeringer kjoeringer) {
        return steg.enkelt("ingentingnytt", kjoering -> {
            sluttrapport.skriv(kjoering, Rapportstatus.INGENTING_NYTT, rapport::ingentingNytt);
            kjoeringer.ingentingNytt(kjoering);
        });
    }
}
