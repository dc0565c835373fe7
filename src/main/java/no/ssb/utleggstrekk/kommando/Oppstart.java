package no.ssb.utleggstrekk.kommando;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring for the commands that need it: application.yaml, then the file, the environment, the command line. */
final class Oppstart {
    private final List<String> argumenter = new ArrayList<>();
    private final Nedstenging nedstenging;

    Oppstart(List<String> konfigurasjonsargumenter, Nedstenging nedstenging) {
        this.nedstenging = nedstenging;
        argumenter.addAll(konfigurasjonsargumenter);
    }

    void konfigurasjon(Path fil) {
        if (!Files.isReadable(fil) || Files.isDirectory(fil)) {
            throw new VarigFeil(Exitkode.BRUK, "--config " + fil + ": no such file, or it cannot be read");
        }
        argumenter.add("--spring.config.additional-location=" + fil.toUri());
    }

    /** Starts with a wiring, does the work, and closes. */
    <T> T med(Class<?> oppsett, Function<ApplicationContext, T> arbeid) {
        return med(oppsett, Map.of(), arbeid);
    }

    /** The same, with values that go before all other configuration. */
    <T> T med(Class<?> oppsett, Map<String, Object> overstyrt, Function<ApplicationContext, T> arbeid) {
        List<String> alle = new ArrayList<>(argumenter);
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
