package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.ssb.utleggstrekk.innstillinger.Konfigurasjonsfil;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring for the commands that need it: application.yaml, then the file, the environment, the command line. */
final class Oppstart {
    private final List<String> argumenter;
    private final Nedstenging nedstenging;

    Oppstart(List<String> konfigurasjonsargumenter, Nedstenging nedstenging) {
        this.argumenter = List.copyOf(konfigurasjonsargumenter);
        this.nedstenging = nedstenging;
    }

    /**
     * Starts with a wiring, does the work, and closes.
     *
     * @param fil the configuration file; null for none
     * @param overstyrt values that go before all other configuration
     */
    <T> T med(
            @Nullable Path fil,
            Class<?> oppsett,
            Map<String, Object> overstyrt,
            Function<ApplicationContext, T> arbeid) {
        List<String> alle = new ArrayList<>(argumenter);
        if (fil != null) {
            alle.add("--spring.config.additional-location=" + Konfigurasjonsfil.lokasjon(fil, "--config"));
        }
        overstyrt.forEach((noekkel, verdi) -> alle.add("--" + noekkel + "=" + verdi));
        try (ConfigurableApplicationContext kontekst = new SpringApplicationBuilder(oppsett)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(alle.toArray(String[]::new))) {
            kontekst.getBeanProvider(Stoppsignal.class).ifAvailable(nedstenging::folg);
            return arbeid.apply(kontekst);
        }
    }
}
