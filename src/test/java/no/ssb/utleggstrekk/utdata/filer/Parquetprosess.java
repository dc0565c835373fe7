package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Proeve;
import org.apache.avro.generic.GenericRecord;

/** Writes one file in a JVM of its own, which may be another Java. */
public final class Parquetprosess {
    private Parquetprosess() {}

    public static void main(String[] args) {
        skriv(Path.of(args[0]));
    }

    public static void skriv(Path mappe) {
        GenericRecord[] rader = IntStream.range(0, 30_000)
                .mapToObj(i -> i % 10 == 0 ? Proeve.skjermet(-i) : Proeve.person(i, -i))
                .toArray(GenericRecord[]::new);
        try (Utdatalager lager = Proeve.lager(mappe)) {
            Proeve.skriv(lager, "f.parquet", Datasett.PERSON, 1, rader);
        }
    }

    public static Process start(Path java, Path mappe) throws IOException {
        return new ProcessBuilder(List.of(
                        java.resolve("bin/java").toString(),
                        "-Duser.language=nb",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parquetprosess.class.getName(),
                        mappe.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
