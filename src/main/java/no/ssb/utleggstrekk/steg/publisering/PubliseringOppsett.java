package no.ssb.utleggstrekk.steg.publisering;

import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.grunn.Programversjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.UtdataOppsett;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires step 4: the files under temporary names, and their publishing after the avstemming. */
@Configuration(proxyBeanMethods = false)
@Import(UtdataOppsett.class)
public class PubliseringOppsett {
    @Bean(destroyMethod = "close")
    Utdatalager utdatalager(Innstillinger innstillinger) {
        return Utdatalager.aapne(innstillinger.utdata());
    }

    @Bean
    Filskriver filskriver(
            Utdatalager lager,
            JdbcClient jdbc,
            Innstillinger innstillinger,
            Stoppsignal stopp,
            VoktetTransaksjon transaksjon) {
        Datadoc datadoc = new Datadoc(lager, new Versjonstekst(jdbc), innstillinger);
        return new Filskriver(lager, datadoc, innstillinger, stopp, transaksjon);
    }

    @Bean
    Rotkontroll rotkontroll(
            Utdatalager lager,
            Kjoeringer kjoeringer,
            Utgivelser utgivelser,
            Radkilde radkilde,
            Filskriver skriver,
            VoktetTransaksjon transaksjon) {
        return new Rotkontroll(lager, kjoeringer, utgivelser, radkilde, skriver, transaksjon);
    }

    @Bean
    Step filerSteg(
            Stegbygger steg,
            Utdatalager lager,
            Filskriver skriver,
            Radkilde radkilde,
            Utgivelser utgivelser,
            BeroerteMaaneder maaneder,
            Innstillinger innstillinger,
            VoktetTransaksjon transaksjon) {
        return steg.enkelt(
                "filer",
                new Filskriving(lager, skriver, radkilde, utgivelser, maaneder, innstillinger.avsloering(), transaksjon)
                        ::skriv);
    }

    @Bean
    Step publiseringSteg(
            Stegbygger steg,
            Utdatalager lager,
            Utgivelser utgivelser,
            Filskriver skriver,
            Radkilde radkilde,
            JdbcClient jdbc,
            Kjoeringer kjoeringer,
            VoktetTransaksjon transaksjon) {
        Manifest manifest = new Manifest(lager, jdbc, Programversjon::tekst);
        return steg.enkelt(
                "publisering",
                new Publisering(lager, utgivelser, skriver, radkilde, manifest, kjoeringer, transaksjon)::publiser);
    }
}
