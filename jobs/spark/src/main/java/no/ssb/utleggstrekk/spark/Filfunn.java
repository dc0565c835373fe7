package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * What can be wrong with a published file as a whole. Its footer is enough: a column that may hold no null is another column
 * there than one that may, and the smallest and the largest month of each row group stand in it.
 */
enum Filfunn {
    BYTES("these files are missing, or are not those of their manifests: %s; put whole copies back from a backup"),
    KOLONNER("these files have not the columns that this release writes: %s; `recompute` writes them anew"),
    MAANED(
            "these files hold linjer or figures of another month than their names say: %s; `recompute` writes them anew");

    private final String melding;

    Filfunn(String melding) {
        this.melding = melding;
    }

    /** Before the path of a file with it. */
    String merke() {
        return name() + " ";
    }

    /** One line. */
    String melding(String filer) {
        return melding.formatted(filer);
    }

    /** The first that is wrong with a file; empty when it is whole. */
    static Optional<Filfunn> av(
            Utdatalager lager, Datasett datasett, Kalendermaaned maaned, String sti, String sha256) {
        if (!lager.finnes(sti) || !lager.sha256(sti).equals(sha256)) {
            return Optional.of(BYTES);
        }
        try (ParquetFileReader leser = ParquetFileReader.open(
                lager.fil(sti), HadoopReadOptions.builder(lager.konfigurasjon()).build())) {
            return av(leser.getFooter(), datasett, maaned);
        } catch (IOException feil) {
            throw lager.lesefeil(sti, feil);
        } catch (RuntimeException ikkeParquet) {
            return Optional.of(KOLONNER);
        }
    }

    private static Optional<Filfunn> av(ParquetMetadata fot, Datasett datasett, Kalendermaaned maaned) {
        // as texts: Parquet 1.18 writes an order of doubles that 1.17 does not know, and holds for another type
        MessageType skal = new AvroSchemaConverter().convert(datasett.skjema());
        if (!fot.getFileMetaData()
                .getSchema()
                .getFields()
                .toString()
                .equals(skal.getFields().toString())) {
            return Optional.of(KOLONNER);
        }
        boolean erAlleAv = fot.getBlocks().stream()
                .flatMap(b -> b.getColumns().stream())
                .filter(k -> k.getPath().toDotString().equals("kalendermaaned"))
                .allMatch(k -> erBare(maaned.toString(), k.getStatistics()));
        return erAlleAv ? Optional.empty() : Optional.of(MAANED);
    }

    private static boolean erBare(String maaned, Statistics<?> verdier) {
        return verdier.hasNonNullValue()
                && verdier.minAsString().equals(maaned)
                && verdier.maxAsString().equals(maaned);
    }
}
