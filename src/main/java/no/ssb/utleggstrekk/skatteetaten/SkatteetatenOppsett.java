package no.ssb.utleggstrekk.skatteetaten;

import java.time.InstantSource;
import no.ssb.utleggstrekk.grunn.Loggvern;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.Tilfeldig;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.GuardianKilde;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.MaskinportenKilde;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkall;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkilde;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenlager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Skatteetaten's APIs as beans. Making them calls nothing and reads no key: that happens when a token is first needed. */
@Configuration(proxyBeanMethods = false)
public class SkatteetatenOppsett {
    @Bean
    Trafikk trafikk() {
        return new Trafikk();
    }

    @Bean
    HttpKlient httpKlient(Innstillinger innstillinger) {
        Loggvern.sett(); // also where there is no database, as in check
        // both APIs may be on one host, each with its own slots
        return new HttpKlient(
                innstillinger.api().tidsavbrudd(), 2 * innstillinger.api().samtidigeKall(), innstillinger.proxy());
    }

    @Bean
    Tokenkilde tokenkilde(
            Innstillinger innstillinger, HttpKlient klient, Trafikk trafikk, Sover sover, InstantSource klokke) {
        return tokenkilde(innstillinger, klient, trafikk, sover, klokke, Tilfeldig.ekte());
    }

    @Bean
    Skatteetaten skatteetaten(
            Innstillinger innstillinger,
            HttpKlient klient,
            Tokenkilde tokenkilde,
            Trafikk trafikk,
            Sover sover,
            InstantSource klokke) {
        return new HttpSkatteetaten(
                innstillinger.api(),
                innstillinger.tillatHttp(),
                new Apikall.Fellesdeler(
                        klient,
                        new Tokenlager(tokenkilde, klokke, trafikk),
                        new Venting(sover),
                        Tilfeldig.ekte(),
                        klokke,
                        trafikk));
    }

    static Tokenkilde tokenkilde(
            Innstillinger innstillinger,
            HttpKlient klient,
            Trafikk trafikk,
            Sover sover,
            InstantSource klokke,
            Tilfeldig tilfeldig) {
        Innstillinger.Maskinporten maskinporten = innstillinger.maskinporten();
        Tokenkall kall = new Tokenkall(
                klient,
                new Venting(sover),
                new Ventetid(tilfeldig.jitter()),
                klokke,
                innstillinger.api().maksVentetid(),
                trafikk);
        Innstillinger.Guardian guardian = maskinporten.guardian();
        return guardian == null
                ? new MaskinportenKilde(maskinporten, innstillinger.tillatHttp(), kall, tilfeldig)
                : new GuardianKilde(guardian, maskinporten.scope(), innstillinger.tillatHttp(), kall);
    }
}
