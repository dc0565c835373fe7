package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Forsoekslager;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires {@code status} and {@code stop}. */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseOppsett.class)
public class StatusOppsett {
    @Bean
    Statusleser statusleser(JdbcClient jdbc, InstantSource klokke, Innstillinger innstillinger) {
        return new Statusleser(jdbc, klokke, innstillinger.stabilFraDag(), innstillinger.foersteKalendermaaned());
    }

    @Bean
    Forsoekslager forsoekslager(JdbcClient jdbc, InstantSource klokke, TransactionTemplate transaksjon) {
        return new Forsoekslager(jdbc, klokke, transaksjon);
    }

    @Bean
    Stoppsignal stoppsignal() {
        return new Stoppsignal();
    }

    @Bean
    Stoppbestilling stoppbestilling(
            JdbcClient jdbc, TransactionTemplate transaksjon, InstantSource klokke, Stoppsignal stopp) {
        return new Stoppbestilling(jdbc, transaksjon, klokke, stopp);
    }
}
