package no.ssb.utleggstrekk.spark;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Published files as Spark reads them. */
final class Linjefiler {
    private static final StructType FILER = new StructType()
            .add("datasett", DataTypes.StringType, false)
            .add("maaned", DataTypes.StringType, false)
            .add("sti", DataTypes.StringType, false)
            .add("sha256", DataTypes.StringType, false);

    private final SparkSession spark;
    private final String rot;

    Linjefiler(SparkSession spark, String rot) {
        this.spark = spark;
        this.rot = rot;
    }

    /**
     * Holds the bytes of the files against their manifests, their columns against their dataset and their months against
     * their names, each file where there is an executor for it.
     *
     * @throws VarigFeil (FEILET) naming those with the first kind of fault that there is
     */
    void kontroller(List<Publisert.Fil> filer) {
        String rot = this.rot;
        List<Row> rader = filer.stream()
                .map(f -> RowFactory.create(f.datasett().name(), f.maaned().toString(), f.sti(), f.sha256()))
                .toList();
        List<String> funn = spark.createDataFrame(rader, FILER)
                .repartition(rader.size())
                .flatMap((FlatMapFunction<Row, String>) f -> funn(rot, f), Encoders.STRING())
                .collectAsList();
        for (Filfunn f : Filfunn.values()) {
            String slike = funn.stream()
                    .filter(s -> s.startsWith(f.merke()))
                    .map(s -> s.substring(f.merke().length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!slike.isEmpty()) {
                throw new VarigFeil(Exitkode.FEILET, "Below %s %s".formatted(rot, f.melding(slike)));
            }
        }
    }

    /** The rows of some files of a dataset, whose columns have been looked at: Spark itself makes null of one that is not there. */
    Dataset<Row> les(Datasett datasett, Collection<Publisert.Fil> filer) {
        if (filer.isEmpty()) {
            return spark.createDataFrame(List.of(), Kolonner.av(datasett));
        }
        try (Utdatalager lager = Rotvalg.ROT.aapne(rot)) {
            return spark.read()
                    .schema(Kolonner.av(datasett))
                    // the paths as they stand: one may hold what Spark takes for a pattern
                    .option("__globPaths__", "false")
                    .parquet(filer.stream()
                            .map(f -> lager.sti(f.sti()).toString())
                            .toArray(String[]::new));
        }
    }

    /** What is wrong with a file, and its path; nothing when it is whole. */
    private static Iterator<String> funn(String rot, Row f) {
        String sti = f.getString(2);
        try (Utdatalager lager = Rotvalg.ROT.aapne(rot)) {
            return Filfunn.av(
                            lager,
                            Datasett.valueOf(f.getString(0)),
                            Kalendermaaned.av(f.getString(1)),
                            sti,
                            f.getString(3))
                    .map(funn -> funn.merke() + sti)
                    .stream()
                    .iterator();
        }
    }
}
