package no.ssb.utleggstrekk.kommando;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** The folder of the demo: emptied before each, but never a folder that a demo did not make. */
final class Demomappe {
    private static final String MERKE = ".utleggstrekk-demo";

    private Demomappe() {}

    /** Makes the folder anew, and ends the database of a demo that was killed. */
    static Path tom(Path mappe) {
        try {
            if (Files.exists(mappe)) {
                kreverMerke(mappe);
                if (Files.exists(mappe.resolve("postgres/data/postmaster.pid"))) {
                    InnebygdPostgres.start(mappe.resolve("postgres")).close();
                }
                slett(mappe);
            }
            Files.createDirectories(mappe);
            Files.createFile(mappe.resolve(MERKE));
            return mappe;
        } catch (IOException e) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "The demo's folder %s cannot be made anew (%s); give another with --mappe"
                            .formatted(mappe, e.getClass().getSimpleName()),
                    e);
        }
    }

    static void skriv(Path fil, String tekst) {
        try {
            Files.writeString(fil, tekst);
        } catch (IOException e) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "cannot write %s (%s)".formatted(fil, e.getClass().getSimpleName()),
                    e);
        }
    }

    private static void kreverMerke(Path mappe) throws IOException {
        boolean tom = false;
        if (Files.isDirectory(mappe)) {
            try (Stream<Path> innhold = Files.list(mappe)) {
                tom = innhold.findAny().isEmpty();
            }
        }
        if (!tom && !Files.exists(mappe.resolve(MERKE))) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "%s is not the folder of a demo, and is left alone; give another with --mappe".formatted(mappe));
        }
    }

    private static void slett(Path mappe) throws IOException {
        List<Path> alle;
        try (Stream<Path> innhold = Files.walk(mappe)) {
            alle = innhold.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path p : alle) {
            Files.delete(p);
        }
    }
}
