package no.ssb.utleggstrekk.motor;

import no.ssb.utleggstrekk.database.innebygd.InnebygdOppsett;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything a kjøring needs that may be the first: an embedded database is made when there is none. */
@Configuration(proxyBeanMethods = false)
@Import(JobbOppsett.class)
public class KjoerOppsett {
    @Bean
    InnebygdOppsett.KanLages kanLages() {
        return new InnebygdOppsett.KanLages();
    }
}
