package no.ssb.utleggstrekk.pseudonym;

import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pseudonyms: made at start, so that a missing key set stops the command before any call. */
@Configuration(proxyBeanMethods = false)
public class PseudonymOppsett {
    @Bean
    Pseudonymisering pseudonymisering(Innstillinger innstillinger, Kontrollverdilager database) {
        return Pseudonymisering.fra(innstillinger.pseudonym().noekkelsettFil(), database);
    }
}
