package no.ssb.utleggstrekk.steg.kvalitet;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the quality checks between sammenstilling and the files. */
@Configuration(proxyBeanMethods = false)
public class KvalitetOppsett {
    @Bean
    Step kvalitetSteg(
            Stegbygger steg,
            BeroerteMaaneder maaneder,
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            TransactionTemplate transaksjon,
            Innstillinger innstillinger) {
        Kvalitetskontroll kontroll =
                new Kvalitetskontroll(jdbc, transaksjon, innstillinger.kvalitet(), maaneder::erStabil);
        Holdkontroll hold = new Holdkontroll(
                jdbc, kjoeringer, maaneder, innstillinger.kvalitet().stoppVedAvvik());
        return steg.enkelt("kvalitet", kjoering -> {
            List<Kalendermaaned> aaPublisere = maaneder.aaPublisere(kjoering);
            kontroll.kontroller(kjoering, aaPublisere);
            hold.kontroller(kjoering, aaPublisere);
        });
    }
}
