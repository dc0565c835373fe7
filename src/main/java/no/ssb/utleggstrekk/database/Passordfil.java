package no.ssb.utleggstrekk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The database's password from a file of its own, so that it stands in no configuration and in no environment. */
final class Passordfil {
    private static final String NOEKKEL = "utleggstrekk.database.passord-fil";
    private static final String PASSORD = "spring.datasource.password";

    private Passordfil() {}

    /**
     * Sets {@code spring.datasource.password} to what the file holds, white space around it left out. Warns when others may
     * read the file.
     *
     * @throws VarigFeil BRUK when it cannot be read or is empty, or when the password is set otherwise too
     */
    static void bruk(Path fil, ConfigurableEnvironment miljoe) {
        krev(!miljoe.containsProperty(PASSORD), PASSORD + " is set as well as " + NOEKKEL + ": leave one of them out");
        String passord = les(fil);
        krev(!passord.isEmpty(), "the file %s of %s is empty".formatted(fil, NOEKKEL));
        miljoe.getPropertySources().addFirst(new MapPropertySource(NOEKKEL, Map.of(PASSORD, passord)));
    }

    private static String les(Path fil) {
        try {
            String innhold = Files.readString(fil).strip();
            Filtilgang.advarOmAndre(fil);
            return innhold;
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
