package no.ssb.utleggstrekk.skatteetaten;

import java.time.InstantSource;
import no.ssb.utleggstrekk.domene.Sover;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
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
        dempHttpLogg();
        // both APIs may be on one host, each with its own slots
        return new HttpKlient(
                innstillinger.api().tidsavbrudd(), 2 * innstillinger.api().samtidigeKall());
    }

    @Bean
    Tokenkilde tokenkilde(Innstillinger innstillinger, HttpKlient klient, Sover sover, InstantSource klokke) {
        return tokenkilde(innstillinger, klient, sover, klokke, Tilfeldig.ekte());
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
            Innstillinger innstillinger, HttpKlient klient, Sover sover, InstantSource klokke, Tilfeldig tilfeldig) {
        Innstillinger.Maskinporten maskinporten = innstillinger.maskinporten();
        Tokenkall kall = new Tokenkall(
                klient,
                new Venting(sover),
                new Ventetid(tilfeldig.jitter()),
                klokke,
                innstillinger.api().maksVentetid());
        Innstillinger.Guardian guardian = maskinporten.guardian();
        return guardian == null
                ? new MaskinportenKilde(maskinporten, innstillinger.tillatHttp(), kall, tilfeldig)
                : new GuardianKilde(guardian, maskinporten.scope(), innstillinger.tillatHttp(), kall);
    }

    /** At debug level the HTTP library logs URLs, and those of lookups hold person numbers: no setting may turn it on. */
    private static void dempHttpLogg() {
        LoggingSystem logg = LoggingSystem.get(SkatteetatenOppsett.class.getClassLoader());
        for (String navn : new String[] {
            "org.apache.hc",
            "org.apache.hc.client5.http",
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http.impl",
            "org.apache.hc.client5.http.impl.classic",
            "org.apache.hc.client5.http.impl.io"
        }) {
            logg.setLogLevel(navn, LogLevel.WARN);
        }
    }
}
