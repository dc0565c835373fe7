package no.ssb.utleggstrekk.spark;

import java.util.Arrays;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a dataset as Spark has them. */
final class Kolonner {
    private Kolonner() {}

    /** Their names, types and order. */
    static StructType av(Datasett datasett) {
        return new StructType(datasett.skjema().getFields().stream()
                .map(f -> DataTypes.createStructField(
                        f.name(), type(f.schema()), f.schema().isNullable()))
                .toArray(StructField[]::new));
    }

    /** The same, and a beskrivelse that may be null: where it is, the row is about all of them. */
    static StructType medSum(Datasett datasett) {
        return new StructType(Arrays.stream(av(datasett).fields())
                .map(f ->
                        f.name().equals("beskrivelse") ? DataTypes.createStructField(f.name(), f.dataType(), true) : f)
                .toArray(StructField[]::new));
    }

    /** A row as the writer takes it. */
    static GenericRecord rad(Datasett datasett, Row rad) {
        GenericRecord ut = new GenericData.Record(datasett.skjema());
        datasett.skjema().getFields().forEach(f -> ut.put(f.pos(), rad.get(rad.fieldIndex(f.name()))));
        return ut;
    }

    private static DataType type(Schema skjema) {
        if (skjema.isUnion()) {
            return type(skjema.getTypes().stream()
                    .filter(t -> t.getType() != Schema.Type.NULL)
                    .findFirst()
                    .orElseThrow());
        }
        return switch (skjema.getType()) {
            case STRING -> DataTypes.StringType;
            case INT ->
                skjema.getLogicalType() instanceof LogicalTypes.Date ? DataTypes.DateType : DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            default -> throw new IllegalStateException("no column type for " + skjema.getType());
        };
    }
}
