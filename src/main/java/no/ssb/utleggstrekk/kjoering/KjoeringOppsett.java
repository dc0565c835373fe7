package no.ssb.utleggstrekk.kjoering;

import java.time.InstantSource;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the run as a step sees it. */
@Configuration(proxyBeanMethods = false)
public class KjoeringOppsett {
    @Bean
    Stoppsignal stoppsignal() {
        return new Stoppsignal();
    }

    @Bean
    Framdrift framdrift(InstantSource klokke) {
        return new Framdrift(klokke, Terminal.kanVises());
    }

    @Bean
    Forsoekslager forsoekslager(JdbcClient jdbc, InstantSource klokke, TransactionTemplate transaksjon) {
        return new Forsoekslager(jdbc, klokke, transaksjon);
    }

    @Bean
    Kjoeringer kjoeringer(
            JdbcClient jdbc, InstantSource klokke, TransactionTemplate transaksjon, Forsoekslager forsoek) {
        return new Kjoeringer(jdbc, klokke, transaksjon, forsoek);
    }

    @Bean
    Dekning dekning(JdbcClient jdbc, Innstillinger innstillinger) {
        return new Dekning(jdbc, innstillinger);
    }

    @Bean
    Serier serier(JdbcClient jdbc) {
        return new Serier(jdbc);
    }

    @Bean
    Beslutninger beslutninger(JdbcClient jdbc, InstantSource klokke, TransactionTemplate transaksjon) {
        return new Beslutninger(jdbc, klokke, transaksjon);
    }

    @Bean
    BeroerteMaaneder maaneder(JdbcClient jdbc, Innstillinger innstillinger) {
        return new BeroerteMaaneder(jdbc, innstillinger);
    }
}
