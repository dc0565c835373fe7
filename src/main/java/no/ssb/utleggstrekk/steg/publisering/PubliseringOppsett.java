package no.ssb.utleggstrekk.steg.publisering;

import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.grunn.Programversjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.utdata.Datadoc;
import no.ssb.utleggstrekk.utdata.Maanedsfiler;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.UtdataOppsett;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires step 5, and what stands by the files before a kjøring begins. */
@Configuration(proxyBeanMethods = false)
@Import(UtdataOppsett.class)
public class PubliseringOppsett {
    @Bean(destroyMethod = "close")
    Utdatalager utdatalager(Innstillinger innstillinger) {
        return Utdatalager.aapne(innstillinger.utdata());
    }

    @Bean
    Maanedsfiler maanedsfiler(Utdatalager lager, Radkilde radkilde, Innstillinger innstillinger, Stoppsignal stopp) {
        return new Maanedsfiler(lager, radkilde, innstillinger.utdata().komprimering(), stopp);
    }

    @Bean
    Datadoc datadoc(Utdatalager lager, JdbcClient jdbc, Innstillinger innstillinger) {
        return new Datadoc(lager, jdbc, innstillinger);
    }

    @Bean
    Rotkontroll rotkontroll(
            Utdatalager lager,
            Kjoeringer kjoeringer,
            Utgivelser utgivelser,
            Maanedsfiler filer,
            Datadoc datadoc,
            VoktetTransaksjon transaksjon) {
        return new Rotkontroll(lager, kjoeringer, utgivelser, filer, datadoc, transaksjon);
    }

    @Bean
    Step publiseringSteg(
            Stegbygger steg,
            Utdatalager lager,
            Utgivelser utgivelser,
            Maanedsfiler filer,
            Datadoc datadoc,
            JdbcClient jdbc,
            Kjoeringer kjoeringer,
            VoktetTransaksjon transaksjon) {
        Manifest manifest = new Manifest(lager, jdbc, Programversjon::tekst);
        return steg.enkelt(
                "publisering",
                new Publisering(lager, utgivelser, filer, datadoc, manifest, kjoeringer, transaksjon)::publiser);
    }
}
