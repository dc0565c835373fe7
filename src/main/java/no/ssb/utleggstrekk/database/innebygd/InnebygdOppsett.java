package no.ssb.utleggstrekk.database.innebygd;

import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded database, started only when no other is configured: a real URL never equals the value asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "innebygd")
public class InnebygdOppsett {
    /** A bean of this type says that the command may make the database: a kjøring may, what only reads may not. */
    public record KanLages() {}

    /** A bean of this type says how to wait for the server: a process that is told to end wants to hear it. */
    public record Ventemaate(Sover sover) {}

    @Bean(destroyMethod = "close")
    InnebygdPostgres innebygdPostgres(
            Innstillinger innstillinger, ObjectProvider<KanLages> lages, ObjectProvider<Ventemaate> ventemaate) {
        Path mappe = innstillinger.innebygdPostgres().mappe();
        Sover sover =
                ventemaate.getIfAvailable(() -> new Ventemaate(Sover.ekte())).sover();
        return lages.getIfAvailable() == null
                ? InnebygdPostgres.startDenSomFinnes(mappe, sover)
                : InnebygdPostgres.start(mappe, sover);
    }
}
