package no.ssb.utleggstrekk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/**
 * The database's password from a file of its own, so that it stands in no configuration and in no environment. White space
 * around it is left out. Warns when others may read the file; fails with BRUK when it cannot be read or is empty, or when the
 * password is set otherwise too.
 */
final class Passordfil implements BeanPostProcessor {
    private static final String NOEKKEL = "utleggstrekk.database.passord-fil";

    private final ObjectProvider<Innstillinger> innstillinger;

    Passordfil(ObjectProvider<Innstillinger> innstillinger) {
        this.innstillinger = innstillinger;
    }

    @Override
    public Object postProcessAfterInitialization(Object del, String navn) {
        if (del instanceof DataSourceProperties database && !Databaseadresse.erInnebygd(database.getUrl())) {
            Path fil = innstillinger.getObject().database().passordFil();
            if (fil != null) {
                krev(
                        database.getPassword() == null,
                        "spring.datasource.password is set as well as " + NOEKKEL + ": leave one of them out");
                database.setPassword(les(fil));
            }
        }
        return del;
    }

    private static String les(Path fil) {
        try {
            String passord = Files.readString(fil).strip();
            Filtilgang.advarOmAndre(fil);
            krev(!passord.isEmpty(), "the file %s of %s is empty".formatted(fil, NOEKKEL));
            return passord;
        } catch (IOException e) {
            throw feil(
                    "cannot read the file %s of %s: it must be there, be UTF-8, and this user must be able to read it"
                            .formatted(fil, NOEKKEL));
        }
    }

    private static void krev(boolean oppfylt, String ellers) {
        if (!oppfylt) {
            throw feil(ellers);
        }
    }

    private static VarigFeil feil(String linje) {
        return new VarigFeil(Exitkode.BRUK, linje);
    }
}
