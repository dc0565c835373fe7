package no.ssb.utleggstrekk.steg.oppslag;

import java.time.InstantSource;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 2: plan, lookups, control. */
@Configuration(proxyBeanMethods = false)
public class OppslagOppsett {
    @Bean
    Oppslagslager oppslagslager(JdbcClient jdbc) {
        return new Oppslagslager(jdbc);
    }

    /** Made at start, so that a missing key set stops the command before any call. */
    @Bean
    Raadatalager raadatalager(JdbcClient jdbc, InstantSource klokke, Innstillinger innstillinger) {
        return Raadatalager.av(jdbc, klokke, innstillinger.raadata());
    }

    @Bean
    Oppslagssteg oppslagssteg(
            Oppslagslager lager,
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        return new Oppslagssteg(lager, kjoeringer, jdbc, framdrift, innstillinger);
    }

    @Bean
    Step oppslagsplanSteg(Stegbygger steg, Oppslagssteg oppslagssteg, TransactionTemplate transaksjon) {
        return steg.enkelt(
                "oppslagsplan",
                kjoering -> transaksjon.executeWithoutResult(status -> oppslagssteg.planlegg(kjoering)));
    }

    @Bean
    Step oppslagskontrollSteg(Stegbygger steg, Oppslagssteg oppslagssteg) {
        return steg.enkelt("oppslagskontroll", oppslagssteg::kontroller);
    }

    @Bean
    Step oppslagSteg(Stegbygger steg, Oppslag oppslag) {
        return steg.telt("oppslag", oppslag::kjoer);
    }

    @Bean
    Oppslag oppslag(
            Oppslagslager lager,
            JdbcClient jdbc,
            TransactionTemplate transaksjon,
            Raadatalager raadata,
            Skatteetaten skatteetaten,
            Pseudonymisering pseudonymisering,
            Stoppsignal stopp,
            Framdrift framdrift,
            InstantSource klokke,
            Innstillinger innstillinger) {
        return new Oppslag(
                lager,
                new Oppslag.Tjenester(
                        jdbc, transaksjon, raadata, skatteetaten, pseudonymisering, stopp, framdrift, klokke),
                innstillinger.api());
    }
}
