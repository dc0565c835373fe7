package no.ssb.utleggstrekk.grunn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the files with keys and secrets that the configuration names. Says which key and file, never what is in it. */
public final class Hemmeligfil {
    private static final Pattern FILNAVN = Pattern.compile("[\\w.-]{1,60}\\.(?:json|jwk|pem|key|p12|pfx|txt)");

    private Hemmeligfil() {}

    /**
     * What is in the file.
     *
     * @param noekkel the configuration key that names it
     * @throws VarigFeil BRUK when it is missing, empty, a folder, or cannot be read
     */
    public static byte[] bytes(String noekkel, Path fil) {
        try {
            byte[] innhold = Files.readAllBytes(fil);
            if (innhold.length == 0) {
                throw feil(noekkel, fil, "is empty");
            }
            return innhold;
        } catch (NoSuchFileException e) {
            throw feil(noekkel, fil, "does not exist; correct the path");
        } catch (AccessDeniedException e) {
            throw feil(noekkel, fil, "may not be read by this user; give it read access");
        } catch (IOException e) {
            throw feil(
                    noekkel,
                    fil,
                    Files.isDirectory(fil)
                            ? "is a folder; name the file in it"
                            : "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
        }
    }

    /**
     * The text in the file, without a byte order mark and without line breaks at its end.
     *
     * @throws VarigFeil BRUK also when it is not UTF-8
     */
    public static String tekst(String noekkel, Path fil) {
        try {
            String tekst = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(noekkel, fil)))
                    .toString()
                    .replaceFirst("^\uFEFF", "")
                    .replaceFirst("[\\r\\n]+$", "");
            if (tekst.isBlank()) {
                throw feil(noekkel, fil, "is empty");
            }
            return tekst;
        } catch (CharacterCodingException e) {
            throw feil(noekkel, fil, "is not UTF-8; save it as that");
        }
    }

    /**
     * What is wrong with the file of a key. One that is not there is named only when the folder is that it should be in, or its
     * name ends as those of such files do: what was set may be the secret itself instead of its file.
     */
    public static VarigFeil feil(String noekkel, Path fil, String hva) {
        Path mappe = fil.getParent();
        boolean kanVises = Files.exists(fil)
                || (mappe != null && Files.isDirectory(mappe))
                || FILNAVN.matcher(fil.toString()).matches();
        return new VarigFeil(
                Exitkode.BRUK,
                kanVises
                        ? "%s: %s %s".formatted(noekkel, fil, hva)
                        : noekkel
                                + ": there is no such file, and no folder where it should be; set it to the path of a file. What it is set to is not shown: it may be the secret itself");
    }
}
