package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires step 1: is it the same list, the list, the numbers, was enough of it usable. */
@Configuration(proxyBeanMethods = false)
public class HendelserOppsett {
    @Bean
    Serielager serielager(JdbcClient jdbc, InstantSource klokke) {
        return new Serielager(jdbc, klokke);
    }

    @Bean
    Hendelseslager hendelseslager(JdbcClient jdbc, InstantSource klokke) {
        return new Hendelseslager(jdbc, klokke);
    }

    @Bean
    Sidehenter sidehenter() {
        return new Sidehenter();
    }

    @Bean
    Hendelseslesing hendelseslesing(
            Skatteetaten skatteetaten,
            Sidehenter sider,
            Serielager serier,
            Hendelseslager lager,
            JdbcClient jdbc,
            Dekning dekning,
            Pseudonymisering pseudonymisering,
            TransactionTemplate transaksjon,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        return new Hendelseslesing(
                skatteetaten,
                sider,
                serier,
                lager,
                new Avvikslager(jdbc),
                dekning,
                pseudonymisering,
                transaksjon,
                framdrift,
                innstillinger.api().sidestoerrelse());
    }

    @Bean
    Gjenlesing gjenlesing(
            Skatteetaten skatteetaten,
            Serielager serier,
            Hendelseslager lager,
            Hendelseslesing lesing,
            TransactionTemplate transaksjon,
            Innstillinger innstillinger) {
        return new Gjenlesing(
                skatteetaten,
                serier,
                lager,
                lesing,
                transaksjon,
                innstillinger.api().sidestoerrelse());
    }

    @Bean
    Step serieSteg(Stegbygger steg, Skatteetaten skatteetaten, Serier serier, Serielager lager, Gjenlesing gjenlesing) {
        Seriekontroll kontroll = new Seriekontroll(skatteetaten, serier);
        return steg.enkelt("serie", kjoering -> {
            if (!lager.erLest(kjoering) || gjenlesing.trengs(kjoering)) {
                kontroll.kontroller(kjoering.id());
            }
        });
    }

    @Bean
    Step hendelserSteg(Stegbygger steg, Gjenlesing gjenlesing, Hendelseslesing lesing) {
        return steg.gjentatt("hendelser", kjoering -> gjenlesing.neste(kjoering) || lesing.neste(kjoering));
    }

    @Bean
    Step numreSteg(
            Stegbygger steg,
            Skatteetaten skatteetaten,
            JdbcClient jdbc,
            InstantSource klokke,
            Pseudonymisering pseudonymisering,
            TransactionTemplate transaksjon,
            Framdrift framdrift,
            Stoppsignal stopp,
            Innstillinger innstillinger) {
        Nummeroppslag oppslag = new Nummeroppslag(
                skatteetaten,
                new Nummerlager(jdbc, klokke),
                new Avvikslager(jdbc),
                pseudonymisering,
                transaksjon,
                framdrift,
                stopp,
                jdbc,
                innstillinger.api());
        return steg.gjentatt("numre", oppslag::slaaOpp);
    }

    @Bean
    Step hendelseskontrollSteg(Stegbygger steg, JdbcClient jdbc, Kjoeringer kjoeringer, Innstillinger innstillinger) {
        return steg.enkelt(
                "hendelseskontroll",
                new Hendelseskontroll(jdbc, kjoeringer, innstillinger.maksKaranteneAndel())::kontroller);
    }
}
