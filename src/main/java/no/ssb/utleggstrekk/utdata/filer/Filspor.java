package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a file is known again.
 *
 * @param bytes its size
 * @param sha256 SHA-256 of its bytes, in lower-case hexadecimal
 */
public record Filspor(long bytes, String sha256) {
    /** Of a file as it stands now. */
    public static Filspor av(Utdatalager lager, String sti) {
        return new Filspor(lager.bytes(sti), lager.sha256(sti));
    }

    static String sha256(InputStream inn) throws IOException {
        try (DigestOutputStream ut =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            inn.transferTo(ut);
            return HexFormat.of().formatHex(ut.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException umulig) {
            throw new IllegalStateException(umulig);
        }
    }
}
