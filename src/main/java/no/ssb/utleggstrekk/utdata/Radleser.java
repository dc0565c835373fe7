package no.ssb.utleggstrekk.utdata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Turns rows of the database into rows of a dataset: each column of the schema is read by its name and type. */
public final class Radleser {
    private final Schema skjema;

    public Radleser(Datasett datasett) {
        this.skjema = datasett.skjema();
    }

    /**
     * The current row. Columns of the result that the schema does not have are left out.
     *
     * @throws IllegalStateException when a column that must have a value is null
     * @throws SQLException when a column is missing, or a number does not fit its type
     */
    public GenericRecord les(ResultSet rad) throws SQLException {
        GenericRecord ut = new GenericData.Record(skjema);
        for (Schema.Field felt : skjema.getFields()) {
            Object verdi = verdi(rad, felt.name(), utenNull(felt.schema()));
            if (verdi == null && !felt.schema().isNullable()) {
                throw new IllegalStateException("column %s of %s is null".formatted(felt.name(), skjema.getName()));
            }
            ut.put(felt.pos(), verdi);
        }
        return ut;
    }

    private static @Nullable Object verdi(ResultSet rad, String kolonne, Schema type) throws SQLException {
        Object verdi = switch (type.getType()) {
            case STRING -> rad.getString(kolonne);
            case INT ->
                type.getLogicalType() instanceof LogicalTypes.Date
                        ? dager(rad.getObject(kolonne, LocalDate.class))
                        : (Object) rad.getInt(kolonne);
            case LONG -> rad.getLong(kolonne);
            case DOUBLE -> rad.getDouble(kolonne);
            case BOOLEAN -> rad.getBoolean(kolonne);
            default -> throw new IllegalStateException("no column type for " + type.getType());
        };
        return rad.wasNull() ? null : verdi;
    }

    private static @Nullable Integer dager(@Nullable LocalDate dato) {
        return dato == null ? null : Math.toIntExact(dato.toEpochDay());
    }

    static Schema utenNull(Schema type) {
        return type.isUnion()
                ? type.getTypes().stream()
                        .filter(t -> t.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : type;
    }
}
