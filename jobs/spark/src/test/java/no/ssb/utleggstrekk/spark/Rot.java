package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** A root on this disk, read by the monthly job's own reader. */
record Rot(Path mappe) {
    /** The datasets that are worked out. */
    static final List<Datasett> FIGURER =
            List.of(Datasett.UNDERENHET, Datasett.UNDERENHET_BESKRIVELSE, Datasett.TOTALT, Datasett.TOTALT_BESKRIVELSE);

    Utdatalager lager() {
        return Utdatalager.aapne(new Utdata(mappe.toString(), Komprimering.ZSTD));
    }

    /** By path, a digest over the columns and every value of every row in its order, a double by its bits. */
    Map<String, String> innhold() {
        Map<String, String> innhold = new TreeMap<>();
        try (Utdatalager lager = lager()) {
            Publisert publisert = Publisert.les(lager, m -> true);
            FIGURER.forEach(d -> publisert.av(d).values().forEach(f -> innhold.put(f.sti(), maal(lager, d, f.sti()))));
        }
        return innhold;
    }

    /** The same of the files that stand at another root at those paths, and of no others. */
    Map<String, String> innholdVed(Path ut) {
        Map<String, String> innhold = new TreeMap<>();
        try (Utdatalager lager = new Rot(ut).lager()) {
            for (Datasett d : FIGURER) {
                lager.navn(d.mappe()).stream()
                        .filter(n -> n.startsWith(d.navn() + "_p"))
                        .map(n -> d.mappe() + "/" + n)
                        .forEach(sti -> innhold.put(sti, maal(lager, d, sti)));
            }
        }
        return innhold;
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

    private static String maal(Utdatalager lager, Datasett datasett, String sti) {
        return new Parquetleser(lager).maal(datasett, sti).innhold().toString();
    }
}
