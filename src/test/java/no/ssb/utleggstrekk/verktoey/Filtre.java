package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything below a folder: SHA-256 by path. */
public final class Filtre {
    private Filtre() {}

    /** Of every file below a folder, by its path there. */
    public static SortedMap<String, String> av(Path mappe) {
        TreeMap<String, String> filer = new TreeMap<>();
        try (Stream<Path> alle = Files.walk(mappe)) {
            for (Path p : alle.filter(Files::isRegularFile).toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(p));
                filer.put(mappe.relativize(p).toString(), HexFormat.of().formatHex(sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return filer;
    }
}
