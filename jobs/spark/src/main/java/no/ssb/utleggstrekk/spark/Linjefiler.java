package no.ssb.utleggstrekk.spark;

import java.util.Collection;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Published files as Spark reads them. */
final class Linjefiler {
    private static final StructType SPOR =
            new StructType().add("sti", DataTypes.StringType, false).add("sha256", DataTypes.StringType, false);

    private final SparkSession spark;
    private final String rot;

    Linjefiler(SparkSession spark, String rot) {
        this.spark = spark;
        this.rot = rot;
    }

    /**
     * Holds the bytes of the files against their manifests, each where there is an executor for it.
     *
     * @throws VarigFeil (FEILET) naming those that differ or are missing
     */
    void kontroller(List<Publisert.Fil> filer) {
        String rot = this.rot;
        List<Row> spor =
                filer.stream().map(f -> RowFactory.create(f.sti(), f.sha256())).toList();
        List<String> andre = spark.createDataFrame(spor, SPOR)
                .repartition(spor.size())
                .filter((FilterFunction<Row>) f -> !erSom(rot, f.getString(0), f.getString(1)))
                .map((MapFunction<Row, String>) f -> f.getString(0), Encoders.STRING())
                .collectAsList();
        if (!andre.isEmpty()) {
            throw new VarigFeil(
                    Exitkode.FEILET,
                    "Below %s these files are missing, or are not those of their manifests: %s; put whole copies back from a backup"
                            .formatted(
                                    rot,
                                    String.join(", ", andre.stream().sorted().toList())));
        }
    }

    /** The rows of some files of a dataset; columns that the files lack make it fail. */
    Dataset<Row> les(Datasett datasett, Collection<Publisert.Fil> filer) {
        try (Utdatalager lager = aapne(rot)) {
            return spark.read()
                    .schema(Kolonner.av(datasett))
                    .parquet(filer.stream()
                            .map(f -> lager.sti(f.sti()).toString())
                            .toArray(String[]::new));
        }
    }

    private static boolean erSom(String rot, String sti, String sha256) {
        try (Utdatalager lager = aapne(rot)) {
            return lager.finnes(sti) && lager.sha256(sti).equals(sha256);
        }
    }

    private static Utdatalager aapne(String rot) {
        return Utdatalager.aapne(new Utdata(rot, Komprimering.ZSTD));
    }
}
