package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillingsfeil;
import no.ssb.utleggstrekk.innstillinger.Konfigurasjonsfil;
import no.ssb.utleggstrekk.innstillinger.Maanedskonvertering;
import no.ssb.utleggstrekk.innstillinger.Miljoe;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * What this job needs of the monthly job's configuration, read in the same way: the environment goes before the file.
 *
 * @param avsloering when a figure may tell of one person
 * @param komprimering of the files
 */
record Konfigurasjon(Avsloering avsloering, Komprimering komprimering) {
    /** @throws VarigFeil (BRUK) that names the key, the line and the column, and never what stands there */
    static Konfigurasjon les(String fil, Map<String, String> miljoe) {
        Miljoe.kontroller(miljoe.keySet());
        Konfigurasjonsfil.lokasjon(fil, "--config");
        MutablePropertySources kilder = new MutablePropertySources();
        kilder.addLast(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Collections.unmodifiableMap(miljoe)));
        dokumenter(fil).forEach(kilder::addLast);
        ApplicationConversionService oversetter = new ApplicationConversionService();
        oversetter.addConverter(new Maanedskonvertering());
        Innstillinger alle = bind(new Binder(
                ConfigurationPropertySources.from(kilder),
                new PropertySourcesPlaceholdersResolver(kilder),
                oversetter));
        return new Konfigurasjon(alle.avsloering(), alle.utdata().komprimering());
    }

    /** All keys, as the monthly job does: one that nobody knows is misspelt, in whatever section. */
    private static Innstillinger bind(Binder binder) {
        BindHandler strengt = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
        try {
            return binder.bindOrCreate("utleggstrekk", Bindable.of(Innstillinger.class), strengt);
        } catch (RuntimeException feil) {
            List<Throwable> kjede = Stream.iterate((Throwable) feil, t -> t != null, Throwable::getCause)
                    .toList();
            throw kjede.stream()
                    .filter(VarigFeil.class::isInstance)
                    .map(RuntimeException.class::cast)
                    .findFirst()
                    .or(() -> Innstillingsfeil.tolk(kjede).map(RuntimeException.class::cast))
                    .orElse(feil);
        }
    }

    /** Of several documents in one file the last one goes first. */
    private static List<PropertySource<?>> dokumenter(String fil) {
        PropertySourceLoader leser =
                fil.endsWith(".properties") ? new PropertiesPropertySourceLoader() : new YamlPropertySourceLoader();
        try {
            List<PropertySource<?>> kilder = new ArrayList<>(leser.load("config", new FileSystemResource(fil)));
            Collections.reverse(kilder);
            return kilder;
        } catch (IOException feil) {
            throw new VarigFeil(Exitkode.BRUK, "--config %s: it cannot be read".formatted(fil));
        }
    }
}
