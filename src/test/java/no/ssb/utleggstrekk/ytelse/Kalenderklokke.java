package no.ssb.utleggstrekk.ytelse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A clock that goes as fast as the real one, on another day; for the job, the simulator and the test alike. */
@Configuration(proxyBeanMethods = false)
public class Kalenderklokke {
    private static final AtomicReference<Duration> FORSKJELL = new AtomicReference<>(Duration.ZERO);

    static final InstantSource KLOKKE = () -> Instant.now().plus(FORSKJELL.get());

    /** From now on it is this day, at eight. */
    static void sett(LocalDate dag) {
        FORSKJELL.set(Duration.between(Instant.now(), dag.atTime(8, 0).toInstant(ZoneOffset.UTC)));
    }

    @Bean
    static BeanPostProcessor kalenderklokkeProsessor() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String navn) {
                return bean instanceof InstantSource && navn.equals("klokke") ? KLOKKE : bean;
            }
        };
    }
}
