package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** A root on this disk. */
record Rot(Path mappe) {
    /** The datasets that are worked out. */
    static final List<Datasett> FIGURER =
            List.of(Datasett.UNDERENHET, Datasett.UNDERENHET_BESKRIVELSE, Datasett.TOTALT, Datasett.TOTALT_BESKRIVELSE);

    Utdatalager lager() {
        return Utdatalager.aapne(new Utdata(mappe.toString(), Komprimering.ZSTD));
    }

    /** The published files of figures, and of no other datasets. */
    List<String> figurer() {
        try (Utdatalager lager = lager()) {
            Publisert publisert = Publisert.les(lager, m -> true);
            return FIGURER.stream()
                    .flatMap(d -> publisert.av(d).values().stream())
                    .map(Publisert.Fil::sti)
                    .toList();
        }
    }

    /** All files below it. */
    List<String> filer() throws IOException {
        try (Stream<Path> alle = Files.walk(mappe)) {
            return alle.filter(Files::isRegularFile)
                    .map(f -> mappe.relativize(f).toString())
                    .toList();
        }
    }

    /** Another root with the same files. */
    Rot kopi(Path til) throws IOException {
        try (Stream<Path> filer = Files.walk(mappe)) {
            for (Path fra : filer.filter(Files::isRegularFile).toList()) {
                Path ny = til.resolve(mappe.relativize(fra).toString());
                Files.createDirectories(ny.getParent());
                Files.copy(fra, ny);
            }
        }
        return new Rot(til);
    }

    /** Has the manifests tell another SHA-256. */
    void manifestSier(String foer, String etter) throws IOException {
        try (Stream<Path> filer = Files.walk(mappe)) {
            filer.filter(f -> f.endsWith("manifest.json")).forEach(f -> {
                try {
                    Files.writeString(f, Files.readString(f).replace(foer, etter));
                } catch (IOException feil) {
                    throw new UncheckedIOException(feil);
                }
            });
        }
    }
}
