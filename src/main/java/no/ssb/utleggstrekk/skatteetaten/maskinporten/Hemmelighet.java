package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.grunn.Hemmeligfil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/** Reads configuration that must be there, and files with secrets. Says which key and file, never what is in it. */
final class Hemmelighet {
    private Hemmelighet() {}

    /** @throws VarigFeil BRUK when the value is missing */
    static <T> T krev(String noekkel, @Nullable T verdi) {
        if (verdi == null) {
            throw new VarigFeil(Exitkode.BRUK, noekkel + " is not configured; it is needed to fetch a token");
        }
        return verdi;
    }

    /** The bytes of a file; warns when others may read it too. */
    static byte[] bytes(String noekkel, Path fil) {
        byte[] innhold = Hemmeligfil.bytes(noekkel, fil);
        Filtilgang.advarOmAndre(fil);
        return innhold;
    }

    /** The text of a file; warns when others may read it too. */
    static String tekst(String noekkel, Path fil) {
        String innhold = Hemmeligfil.tekst(noekkel, fil);
        Filtilgang.advarOmAndre(fil);
        return innhold;
    }

    static VarigFeil ubrukelig(String noekkel, Path fil, String hvorfor) {
        return new VarigFeil(Exitkode.BRUK, "cannot use the file %s of %s: %s".formatted(fil, noekkel, hvorfor));
    }
}
