package no.ssb.utleggstrekk.database;

import java.nio.file.Path;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.grunn.Hemmeligfil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.jspecify.annotations.Nullable;

/** The database's password from a file of its own, so that it stands in no configuration and in no environment. */
public final class Passordfil {
    private static final String NOEKKEL = "utleggstrekk.database.passord-fil";

    private static final Pattern I_URL = Pattern.compile("[?&]password=");

    private Passordfil() {}

    /**
     * The password that is used: that of the file, white space around it left out, else the one that is set. Warns when others
     * may read the file.
     *
     * @param url JDBC URL; for the embedded database the file is not read
     * @param satt {@code spring.datasource.password}; null when it is not set
     * @throws VarigFeil BRUK when the file cannot be read or is empty, or when a password is set as well
     */
    public static @Nullable String passord(@Nullable String url, @Nullable String satt, Innstillinger innstillinger) {
        Path fil = innstillinger.database().passordFil();
        if (fil == null || Databaseadresse.erInnebygd(url)) {
            return satt;
        }
        boolean iUrl = url != null && I_URL.matcher(url).find();
        if (satt != null || iUrl) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    (iUrl ? "the password of spring.datasource.url" : "spring.datasource.password")
                            + " is set as well as " + NOEKKEL + ": leave one of them out");
        }
        String passord = Hemmeligfil.tekst(NOEKKEL, fil).strip();
        Filtilgang.advarOmAndre(fil);
        return passord;
    }
}
