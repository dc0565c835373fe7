package no.ssb.utleggstrekk.pseudonym;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** Makes new keysets: the command {@code keys create}. */
public final class Noekler {
    private Noekler() {}

    /**
     * Makes {@code pseudonym-noekkelsett.json} (AES256_SIV) and {@code raadata-noekkelsett.json} (AES256_GCM) in a folder,
     * which is made when missing. Only the owner can read and write them.
     *
     * @return the two files
     * @throws VarigFeil (BRUK) when either exists already, in which case nothing is written, or the folder cannot be
     *     written to
     */
    public static List<Path> lag(Path mappe) {
        Path pseudonym = mappe.resolve(Noekkelfil.PSEUDONYM.navn());
        Path raadata = mappe.resolve(Noekkelfil.RAADATA.navn());
        avvisFinnes(pseudonym);
        avvisFinnes(raadata);
        try {
            Files.createDirectories(mappe);
            skriv(pseudonym, nytt(PredefinedDeterministicAeadParameters.AES256_SIV));
            try {
                skriv(raadata, nytt(PredefinedAeadParameters.AES256_GCM));
            } catch (IOException | VarigFeil feil) {
                Files.deleteIfExists(pseudonym);
                throw feil;
            }
        } catch (IOException feil) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "cannot write keys to %s (%s); give --mappe a folder this user can write to"
                            .formatted(mappe, feil.getClass().getSimpleName()),
                    feil);
        }
        return List.of(pseudonym, raadata);
    }

    private static String nytt(Parameters parametre) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(parametre, Noekkelfil.tink()),
                    Noekkelfil.tink(),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException feil) {
            throw new IllegalStateException("Tink refused to make a key: " + feil.getClass());
        }
    }

    /** A hard link is the one way to give a finished file its name that fails when the name is taken. */
    private static void skriv(Path fil, String json) throws IOException {
        Path mappe = fil.toAbsolutePath().getParent();
        // made with 0600 where the file system has permissions
        Path halvferdig = Files.createTempFile(mappe, "." + fil.getFileName(), ".tmp");
        try {
            try (FileChannel ut = FileChannel.open(halvferdig, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    ut.write(bytes);
                }
                ut.force(true);
            }
            giNavn(halvferdig, fil);
        } catch (FileAlreadyExistsException feil) {
            throw finnes(fil);
        } finally {
            Files.deleteIfExists(halvferdig);
        }
    }

    private static void giNavn(Path halvferdig, Path fil) throws IOException {
        try {
            Files.createLink(fil, halvferdig);
        } catch (UnsupportedOperationException utenLenker) {
            Files.move(halvferdig, fil);
        }
    }

    private static void avvisFinnes(Path fil) {
        if (Files.exists(fil, LinkOption.NOFOLLOW_LINKS)) {
            throw finnes(fil);
        }
    }

    private static VarigFeil finnes(Path fil) {
        return new VarigFeil(
                Exitkode.BRUK,
                "%s exists already and is never overwritten: data made with it could not be read without it; give --mappe another folder"
                        .formatted(fil));
    }
}
