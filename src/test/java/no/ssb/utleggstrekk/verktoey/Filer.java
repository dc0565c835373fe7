package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder, and what is in them. */
public final class Filer {
    private Filer() {}

    /** All files below it, sorted; none when there is no folder. */
    public static List<Path> alle(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> alle = Files.walk(mappe)) {
            return alle.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of each Parquet file below it that has its name, by path. */
    public static SortedMap<String, String> parquet(Path mappe) {
        SortedMap<String, String> filer = new TreeMap<>();
        for (Path fil : alle(mappe)) {
            String navn = mappe.relativize(fil).toString();
            if (navn.endsWith(".parquet") && !navn.startsWith("temp/")) {
                filer.put(navn, sha256(fil));
            }
        }
        return filer;
    }

    /** SHA-256 of each file below it, by path. */
    public static SortedMap<String, String> spor(Path mappe) {
        SortedMap<String, String> filer = new TreeMap<>();
        alle(mappe).forEach(fil -> filer.put(mappe.relativize(fil).toString(), sha256(fil)));
        return filer;
    }

    /** The published datasets and their documentation in a product's folder, sorted. */
    public static List<Path> publisert(Path produkt) {
        return alle(produkt).stream()
                .filter(p -> p.toString().matches(".*/(inndata|statistikk)/[^/]+"))
                .toList();
    }

    /** SHA-256 in hexadecimal. */
    public static String sha256(Path fil) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(fil)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies a folder with all that is in it, to where nothing is. */
    public static void kopierMappe(Path fra, Path til) {
        try (Stream<Path> alle = Files.walk(fra)) {
            for (Path sti : alle.toList()) {
                Files.copy(sti, til.resolve(fra.relativize(sti).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder, not those of its folders, into another one that need not exist; what is there stays. */
    public static void kopier(Path fra, Path til) {
        try (Stream<Path> alle = Files.list(fra)) {
            Files.createDirectories(til);
            for (Path fil : alle.filter(Files::isRegularFile).toList()) {
                Path ny = til.resolve(fil.getFileName().toString());
                if (!Files.exists(ny)) {
                    Files.copy(fil, ny);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with all below it, into one that need not exist, with what the file system notes of each file; none is an empty one. */
    public static void kopierAlt(Path fra, Path til) {
        try {
            Files.createDirectories(til);
            for (Path fil : alle(fra)) {
                Path ny = til.resolve(fra.relativize(fil).toString());
                Files.createDirectories(ny.getParent());
                Files.copy(fil, ny, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
