package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;

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
            Publisert publisert = Publisert.les(lager, Spenn.ALLE);
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

    /** Writes a file anew with other columns or rows, and has the manifests tell of that. */
    void skrivOm(Publisert.Fil fil, Schema skjema, Consumer<List<GenericRecord>> endring) throws IOException {
        try (Utdatalager lager = lager()) {
            List<GenericRecord> rader = new ArrayList<>();
            new Parquetleser(lager).les(fil.sti(), rad -> rader.add(rad(rad, skjema)));
            endring.accept(rader);
            try (ParquetWriter<GenericRecord> skriver = AvroParquetWriter.<GenericRecord>builder(lager.fil(fil.sti()))
                    .withSchema(skjema)
                    .withDataModel(GenericData.get())
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .build()) {
                for (GenericRecord rad : rader) {
                    skriver.write(rad);
                }
            }
            manifestSier(fil.sha256(), lager.sha256(fil.sti()));
        }
    }

    private static GenericRecord rad(GenericRecord fra, Schema skjema) {
        GenericRecord rad = new GenericData.Record(skjema);
        for (Schema.Field f : skjema.getFields()) {
            Object verdi = fra.hasField(f.name()) ? fra.get(f.name()) : null;
            rad.put(
                    f.pos(),
                    f.schema().getType() == Schema.Type.LONG && verdi instanceof Integer i ? i.longValue() : verdi);
        }
        return rad;
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
