package no.ssb.utleggstrekk.drift;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics as a file for the textfile collector of node_exporter, which outlives the process. What is not written anew stays
 * as it was: an attempt without a database still says what the last one with one knew. A reader sees a whole file, always.
 */
public final class Maalefil {
    static final String PREFIKS = "utleggstrekk_";
    private static final Pattern FAMILIE =
            Pattern.compile("# HELP (" + PREFIKS + "[a-z_]+) .*\\n# TYPE .*\\n(?:" + PREFIKS + ".*\\n)*");

    private final Path fil;

    public Maalefil(Path fil) {
        this.fil = fil.toAbsolutePath();
    }

    /**
     * All samples of one name.
     *
     * @param navn without the prefix
     * @param linjer empty takes the family out of the file
     */
    record Familie(String navn, String hjelp, List<String> linjer) {
        /** One sample without labels. */
        static Familie av(String navn, String hjelp, long verdi) {
            return new Familie(navn, hjelp, List.of(linje(navn, Map.of(), (double) verdi)));
        }

        static String linje(String navn, Map<String, String> merker, double verdi) {
            StringBuilder s = new StringBuilder(PREFIKS).append(navn);
            String skille = "{";
            for (Map.Entry<String, String> m : new TreeMap<>(merker).entrySet()) {
                s.append(skille)
                        .append(m.getKey())
                        .append("=\"")
                        .append(skjermet(m.getValue()))
                        .append('"');
                skille = ",";
            }
            return s.append(merker.isEmpty() ? " " : "} ").append(tall(verdi)).toString();
        }

        private static String skjermet(String verdi) {
            return verdi.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        private static String tall(double verdi) {
            return verdi == Math.rint(verdi) && Math.abs(verdi) < 1e15 ? Long.toString((long) verdi) : "" + verdi;
        }

        private String tekst() {
            return "# HELP %1$s%2$s %3$s\n# TYPE %1$s%2$s gauge\n%4$s\n"
                    .formatted(PREFIKS, navn, hjelp, String.join("\n", linjer));
        }
    }

    /**
     * Writes these families, and those that the file has beside them: a temporary name that no collector reads, on the disk
     * before it is moved, and readable for the collector whatever the umask.
     *
     * @throws IOException when that is not possible
     */
    void skriv(List<Familie> nye) throws IOException {
        Map<String, String> alle = new LinkedHashMap<>(eksisterende());
        for (Familie f : nye) {
            if (f.linjer().isEmpty()) {
                alle.remove(PREFIKS + f.navn());
            } else {
                alle.put(PREFIKS + f.navn(), f.tekst());
            }
        }
        Path midlertidig = fil.resolveSibling(
                "." + fil.getFileName() + "." + ProcessHandle.current().pid());
        try {
            try (FileChannel til = FileChannel.open(
                    midlertidig,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer innhold = StandardCharsets.UTF_8.encode(String.join("", alle.values()));
                while (innhold.hasRemaining()) {
                    til.write(innhold);
                }
                til.force(true);
            }
            Files.setPosixFilePermissions(midlertidig, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(midlertidig, fil, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(midlertidig);
        }
    }

    private Map<String, String> eksisterende() throws IOException {
        Map<String, String> familier = new LinkedHashMap<>();
        if (Files.exists(fil)) {
            Matcher m = FAMILIE.matcher(Files.readString(fil));
            while (m.find()) {
                familier.put(m.group(1), m.group());
            }
        }
        return familier;
    }

    @Override
    public String toString() {
        return fil.toString();
    }
}
