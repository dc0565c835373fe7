package no.ssb.utleggstrekk.kommando;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.ssb.utleggstrekk.database.Databaseadresse;
import no.ssb.utleggstrekk.database.innebygd.InnebygdOppsett;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filnavn;
import no.ssb.utleggstrekk.grunn.Loggvern;
import no.ssb.utleggstrekk.grunn.Programversjon;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Konfigurasjonsfil;
import no.ssb.utleggstrekk.innstillinger.Miljoe;
import no.ssb.utleggstrekk.kjoering.Livelinje;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;

/** Starts Spring for the commands that need it: application.yaml, then the file, the environment, the command line. */
final class Oppstart {
    private final List<String> argumenter;
    private final Map<String, String> miljoe;
    private final Nedstenging nedstenging;
    private @Nullable Path maalefil;

    Oppstart(List<String> konfigurasjonsargumenter, Map<String, String> miljoe, Nedstenging nedstenging) {
        this.argumenter = List.copyOf(konfigurasjonsargumenter);
        this.miljoe = Map.copyOf(miljoe);
        this.nedstenging = nedstenging;
    }

    /** Where the metrics go, as soon as the configuration was read; empty for nowhere. */
    Optional<Path> maalefil() {
        return Optional.ofNullable(maalefil);
    }

    /**
     * Starts with a wiring, does the work, and closes.
     *
     * @param feil told which configuration and database is used, before anything is started
     * @param gitt the configuration file of the command line; null for that of the environment
     * @param overstyrt values that go before all other configuration; with a database among them the environment's file,
     *     which is the job's, is left
     */
    <T> T med(
            PrintWriter feil,
            @Nullable String gitt,
            Class<?> oppsett,
            Map<String, Object> overstyrt,
            Function<ApplicationContext, T> arbeid) {
        Miljoe.kontroller(miljoe.keySet());
        Loggvern.sett();
        nedstenging.begynn();
        List<String> alle = new ArrayList<>(argumenter);
        alle.add("--spring.config.location=classpath:/"); // nothing that happens to stand in the working folder
        String fraMiljoe = overstyrt.containsKey(Databaseadresse.URL) ? null : miljoe.get(Miljoe.CONFIG);
        String fil = gitt != null || fraMiljoe == null || fraMiljoe.isBlank() ? gitt : fraMiljoe;
        if (fil != null) {
            alle.add("--spring.config.additional-location="
                    + Konfigurasjonsfil.lokasjon(fil, gitt == null ? Miljoe.CONFIG : "--config"));
        }
        overstyrt.forEach((noekkel, verdi) -> alle.add("--" + noekkel + "=" + verdi));
        String konfigurasjon =
                fil == null ? "no configuration file" : "configuration " + new File(fil).getAbsolutePath();
        boolean stille = overstyrt.containsKey(Databaseadresse.URL); // a demo tells a story of its own
        Livelinje.vis("starting ...");
        try (ConfigurableApplicationContext kontekst = new SpringApplicationBuilder(oppsett)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties("logging.charset.console=" + Konsoll.tegnsett())
                .initializers(k -> {
                    ConfigurableListableBeanFactory fabrikk = k.getBeanFactory();
                    fabrikk.registerSingleton("ventemaate", new InnebygdOppsett.Ventemaate(nedstenging.sover()));
                    fabrikk.registerSingleton(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME, new UtenTekster());
                    String maaling = k.getEnvironment().getProperty("utleggstrekk.maaling.fil");
                    maalefil = maaling == null || maaling.isBlank() ? null : maalefil(maaling);
                    if (stille) {
                        return;
                    }
                    feil.println("utleggstrekk %s: %s, database %s"
                            .formatted(
                                    Programversjon.tekst(), konfigurasjon, Databaseadresse.omtale(k.getEnvironment())));
                    feil.flush();
                    Livelinje.vis("starting ...");
                })
                .run(alle.toArray(String[]::new))) {
            Livelinje.vekk();
            nedstenging.folg(kontekst);
            return arbeid.apply(kontekst);
        } catch (RuntimeException e) {
            Livelinje.vekk();
            throw nedstenging.forklar(e);
        }
    }

    private static Path maalefil(String sti) {
        try {
            return Path.of(sti);
        } catch (InvalidPathException e) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "utleggstrekk.maaling.fil: "
                            + (Filnavn.kanSkrives(sti) ? "no file can have that name; write another" : Filnavn.BOT));
        }
    }
}
