package no.ssb.utleggstrekk.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.tall.Avsloeringsregel;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * The figures of all months at once. The linjer are spread by month and underenhet and sorted by person, then the plain Java
 * of the rules passes over each part; Spark's own percentile and count(distinct) cost twice as much.
 */
final class Sammenstiller implements AutoCloseable {
    /** What the figures come from, in this order. */
    static final Column[] LINJER = Stream.of(
                    "kalendermaaned", "underenhet", "inntektsmottaker", "opplysningspliktig", "beskrivelse", "beloep")
            .map(k -> col(k))
            .toArray(Column[]::new);

    /** Groups of both kinds: without a beskrivelse it is all linjer of the underenhet. */
    static final StructType GRUPPER = Kolonner.medSum(Datasett.UNDERENHET_BESKRIVELSE);

    /** National figures of both kinds. */
    static final StructType TOTALER = Kolonner.medSum(Datasett.TOTALT_BESKRIVELSE);

    private final Dataset<Row> grupper;
    private final Dataset<Row> totaler;

    /** @param personer rows of the person files */
    Sammenstiller(Dataset<Row> personer, Avsloering avsloering) {
        Dataset<Row> linjer = personer.select(LINJER);
        grupper = grupper(linjer, avsloering.minsteAntall(), avsloering.pProsent(), avsloering.stoersteAndel())
                .persist(StorageLevel.MEMORY_AND_DISK());
        totaler = totaler(linjer, grupper).persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** The rows of each dataset of figures, in whatever order. */
    Map<Datasett, Dataset<Row>> figurer() {
        Map<Datasett, Dataset<Row>> figurer = new EnumMap<>(Datasett.class);
        figurer.put(
                Datasett.UNDERENHET, grupper.where(col("beskrivelse").isNull()).drop("beskrivelse"));
        figurer.put(
                Datasett.UNDERENHET_BESKRIVELSE,
                grupper.where(col("beskrivelse").isNotNull()));
        figurer.put(Datasett.TOTALT, totaler.where(col("beskrivelse").isNull()).drop("beskrivelse"));
        figurer.put(
                Datasett.TOTALT_BESKRIVELSE, totaler.where(col("beskrivelse").isNotNull()));
        return figurer;
    }

    @Override
    public void close() {
        totaler.unpersist();
        grupper.unpersist();
    }

    /** The parameters one by one: a record of them cannot be sent. */
    private static Dataset<Row> grupper(
            Dataset<Row> linjer, int minsteAntall, int pProsent, @Nullable Double stoersteAndel) {
        return linjer.repartition(col("kalendermaaned"), col("underenhet"))
                .sortWithinPartitions("kalendermaaned", "underenhet", "inntektsmottaker")
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rader ->
                                new Gruppestroem(rader, new Avsloeringsregel(minsteAntall, pProsent, stoersteAndel)),
                        Encoders.row(GRUPPER));
    }

    /** A person can be in many groups: the linjer once more, by month and person, after the groups of the month. */
    private static Dataset<Row> totaler(Dataset<Row> linjer, Dataset<Row> grupper) {
        Column[] somGruppe = Stream.concat(
                        Arrays.stream(GRUPPER.fields()).map(Sammenstiller::avLinje),
                        Stream.of(col("inntektsmottaker"), col("beloep")))
                .toArray(Column[]::new);
        return grupper.withColumn("inntektsmottaker", lit(null).cast("string"))
                .withColumn("beloep", lit(null).cast("int"))
                .union(linjer.select(somGruppe))
                .repartition(col("kalendermaaned"))
                .sortWithinPartitions("kalendermaaned", "inntektsmottaker")
                .mapPartitions((MapPartitionsFunction<Row, Row>) Totalstroem::new, Encoders.row(TOTALER));
    }

    private static Column avLinje(StructField felt) {
        boolean har = felt.name().equals("kalendermaaned") || felt.name().equals("beskrivelse");
        return har ? col(felt.name()) : lit(null).cast(felt.dataType()).as(felt.name());
    }
}
