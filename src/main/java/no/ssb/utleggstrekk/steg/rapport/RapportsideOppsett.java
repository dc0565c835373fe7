package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.InnstillingerOppsett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires {@code report}: the files alone, no database, API, keys or job. */
@Configuration(proxyBeanMethods = false)
@Import(InnstillingerOppsett.class)
public class RapportsideOppsett {
    /** Unlike a kjøring's, opened without a trial write. */
    @Bean(destroyMethod = "close")
    Utdatalager utdatalager(Innstillinger innstillinger) {
        return Utdatalager.aapne(innstillinger.utdata());
    }

    @Bean
    Rapportfiler rapportfiler(Utdatalager utdata, Innstillinger innstillinger) {
        return new Rapportfiler(utdata, innstillinger.rapport());
    }
}
