package no.ssb.utleggstrekk.innstillinger;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configuration, with what reads its months: every wiring that has one imports this. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Innstillinger.class)
public class InnstillingerOppsett {
    /** Not a lambda: Spring reads the types from the class. */
    @Bean
    @ConfigurationPropertiesBinding
    static Maanedskonvertering maanedskonvertering() {
        return new Maanedskonvertering();
    }
}
