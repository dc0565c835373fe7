package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filtilgang;
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

    /**
     * Warns when others may read the file too.
     *
     * @throws VarigFeil BRUK when the file cannot be read
     */
    static byte[] les(String noekkel, Path fil) {
        try {
            byte[] innhold = Files.readAllBytes(fil);
            Filtilgang.advarOmAndre(fil);
            return innhold;
        } catch (IOException e) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "cannot read the file %s of %s; check that it is there and that this user may read it"
                            .formatted(fil, noekkel));
        }
    }

    static VarigFeil ubrukelig(String noekkel, Path fil, String hvorfor) {
        return new VarigFeil(Exitkode.BRUK, "cannot use the file %s of %s: %s".formatted(fil, noekkel, hvorfor));
    }
}
