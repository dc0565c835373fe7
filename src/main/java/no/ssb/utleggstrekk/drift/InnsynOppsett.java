package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.tilstand.NoekkelOppsett;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.utdata.UtdataOppsett;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires {@code person show}: the database, the key sets and the files, but no API and no job. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseOppsett.class, KjoeringOppsett.class, NoekkelOppsett.class, UtdataOppsett.class})
public class InnsynOppsett {
    @Bean(destroyMethod = "close")
    Utdatalager utdatalager(Innstillinger innstillinger) {
        return Utdatalager.aapne(innstillinger.utdata());
    }

    @Bean
    Innsyn innsyn(
            JdbcClient jdbc,
            InstantSource klokke,
            Innstillinger innstillinger,
            Pseudonymisering pseudonymisering,
            Utgivelser utgivelser,
            Utdatalager filer,
            Beslutninger beslutninger,
            Kjoeringslaas laas) {
        return new Innsyn(
                new Innsynslager(
                        jdbc,
                        Raadatalager.av(jdbc, klokke, innstillinger.raadata()).kryptering()),
                new Innsynsfiler(utgivelser, filer),
                pseudonymisering,
                beslutninger,
                laas);
    }
}
