package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.SkatteetatenOppsett;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a plan needs: the database, the API and the pseudonyms, but neither the job nor the files. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseOppsett.class, SkatteetatenOppsett.class})
public class PlanOppsett {
    @Bean
    Planlegger planlegger(
            Skatteetaten skatteetaten,
            JdbcClient jdbc,
            DataSource dataSource,
            Kjoeringer kjoeringer,
            Statusleser status,
            Innstillinger innstillinger,
            InstantSource klokke) {
        return new Planlegger(
                skatteetaten,
                new Hendelseslager(jdbc, klokke),
                dataSource,
                kjoeringer,
                status,
                Pseudonymisering.fra(innstillinger.pseudonym().noekkelsettFil()),
                innstillinger,
                klokke);
    }
}
