package no.ssb.utleggstrekk.steg.publisering;

import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.UtdataOppsett;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires {@code verify}: the database and the files, both only read; no API, no keys, no job. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseOppsett.class, KjoeringOppsett.class, UtdataOppsett.class})
public class VerifiseringOppsett {
    /** Unlike a kjøring's, opened without a trial write. */
    @Bean(destroyMethod = "close")
    Utdatalager utdatalager(Innstillinger innstillinger) {
        return Utdatalager.aapne(innstillinger.utdata());
    }

    @Bean
    Verifisering verifisering(Utdatalager lager, Radkilde radkilde, Utgivelser utgivelser, Kjoeringer kjoeringer) {
        return new Verifisering(lager, radkilde, utgivelser, kjoeringer);
    }
}
