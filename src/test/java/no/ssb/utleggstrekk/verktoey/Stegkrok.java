package no.ssb.utleggstrekk.verktoey;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a test do something once just before a step of the job: what an accident or a hand could do there. */
@Configuration(proxyBeanMethods = false)
public class Stegkrok {
    private static final Map<String, Runnable> FOER = new ConcurrentHashMap<>();

    /** Does something once before the step of that name, such as {@code avstemming}. */
    public static void foer(String steg, Runnable gjoer) {
        FOER.put(steg, gjoer);
    }

    @Bean
    static BeanPostProcessor stegkrokProsessor() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String navn) {
                return bean instanceof Step steg ? new MedKrok(steg) : bean;
            }
        };
    }

    private record MedKrok(Step steg) implements Step {
        @Override
        public String getName() {
            return steg.getName();
        }

        @Override
        public boolean isAllowStartIfComplete() {
            return steg.isAllowStartIfComplete();
        }

        @Override
        public int getStartLimit() {
            return steg.getStartLimit();
        }

        @Override
        public void execute(StepExecution utfoering) throws org.springframework.batch.core.job.JobInterruptedException {
            Runnable gjoer = FOER.remove(steg.getName());
            if (gjoer != null) {
                gjoer.run();
            }
            steg.execute(utfoering);
        }
    }
}
