package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.util.Map;
import no.ssb.utleggstrekk.database.Databaseadresse;
import no.ssb.utleggstrekk.database.Passordfil;
import no.ssb.utleggstrekk.database.Poolnoekler;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.innstillinger.InnstillingerOppsett;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.skatteetaten.SkatteetatenOppsett;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkilde;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires the preflight without the database and the job, so that it works when they do not. */
@Configuration(proxyBeanMethods = false)
@Import({InnstillingerOppsett.class, SkatteetatenOppsett.class})
public class SjekkOppsett {
    /** Before all other configuration: parts are made when asked for, and nothing is waited for as long as by a kjøring. */
    public static final Map<String, Object> KORT_TAALMODIGHET = Map.of(
            "spring.main.lazy-initialization",
            true,
            "utleggstrekk.api.maks-ventetid",
            "5s",
            "utleggstrekk.api.tidsavbrudd",
            "10s",
            "utleggstrekk.api.maks-forsoek",
            1);

    @Bean
    InstantSource klokke() {
        return InstantSource.system();
    }

    @Bean
    Stoppsignal stoppsignal() {
        return new Stoppsignal();
    }

    @Bean(destroyMethod = "close")
    Databasesjekk databasesjekk(Environment miljoe, Innstillinger innstillinger, Stoppsignal stopp) {
        Poolnoekler.kontroller(miljoe);
        String url = miljoe.getProperty(Databaseadresse.URL);
        return new Databasesjekk(
                url,
                miljoe.getProperty("spring.datasource.username"),
                Passordfil.passord(url, miljoe.getProperty("spring.datasource.password"), innstillinger),
                innstillinger.innebygdPostgres().mappe(),
                stopp);
    }

    @Bean
    Sjekkliste sjekkliste(
            Innstillinger innstillinger,
            ObjectProvider<Databasesjekk> database,
            ObjectProvider<Tokenkilde> tokenkilde,
            ObjectProvider<Skatteetaten> skatteetaten,
            ObjectProvider<Trafikk> trafikk,
            ObjectProvider<HttpKlient> klient,
            InstantSource klokke) {
        return new Sjekkliste(innstillinger, database, tokenkilde, skatteetaten, trafikk, klient, klokke);
    }
}
