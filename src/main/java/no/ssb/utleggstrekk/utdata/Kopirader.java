package no.ssb.utleggstrekk.utdata;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Turns what PostgreSQL's {@code COPY … TO STDOUT (format binary)} sends into rows: the columns of a schema
 * in their order, each with the type that goes with it (text, int4, int8, float8, bool, date).
 *
 * <p>Source: the PostgreSQL documentation, COPY, "Binary Format".
 */
final class Kopirader {
    /** Signature, flags, and the length of an extension that is empty. */
    private static final int HODE = 19;
    /** From 1970-01-01 to PostgreSQL's first day, 2000-01-01. */
    private static final int DAGER = 10_957;

    private final Schema skjema;
    private final List<Schema.Field> felt;
    private final @Nullable Utf8[] siste;
    private byte[] bytes = {};
    private boolean begynt;

    Kopirader(Schema skjema) {
        this.skjema = skjema;
        felt = skjema.getFields();
        siste = new Utf8[felt.size()];
    }

    /** Hands out the rows of one message of the protocol: whole rows, or the end. */
    void les(byte[] melding, Consumer<GenericRecord> mottaker) {
        bytes = melding;
        ByteBuffer inn = ByteBuffer.wrap(melding);
        if (!begynt) {
            begynt = true;
            inn.position(HODE);
        }
        while (inn.hasRemaining()) {
            int kolonner = inn.getShort();
            if (kolonner < 0) {
                return; // the end
            }
            if (kolonner != felt.size()) {
                throw new IllegalStateException(
                        "%s has %d columns, not %d".formatted(skjema.getName(), felt.size(), kolonner));
            }
            mottaker.accept(rad(inn));
        }
    }

    private GenericRecord rad(ByteBuffer inn) {
        GenericRecord rad = new GenericData.Record(skjema);
        for (Schema.Field f : felt) {
            int lengde = inn.getInt();
            if (lengde < 0 && !f.schema().isNullable()) {
                throw new IllegalStateException("column %s of %s is null".formatted(f.name(), skjema.getName()));
            }
            rad.put(f.pos(), lengde < 0 ? null : verdi(f, inn, lengde));
        }
        return rad;
    }

    private Object verdi(Schema.Field f, ByteBuffer inn, int lengde) {
        Schema type = Radkilde.utenNull(f.schema());
        return switch (type.getType()) {
            case STRING -> tekst(f.pos(), inn, lengde);
            case INT -> type.getLogicalType() instanceof LogicalTypes.Date ? inn.getInt() + DAGER : inn.getInt();
            case LONG -> inn.getLong();
            case DOUBLE -> inn.getDouble();
            case BOOLEAN -> inn.get() != 0;
            default -> throw new IllegalStateException("no column type for " + type.getType());
        };
    }

    /** The same object as in the row before when it says the same: most columns repeat themselves. */
    private Utf8 tekst(int plass, ByteBuffer inn, int lengde) {
        byte[] fra = bytes;
        int start = inn.position();
        inn.position(start + lengde);
        Utf8 forrige = siste[plass];
        if (forrige != null
                && Arrays.equals(forrige.getBytes(), 0, forrige.getByteLength(), fra, start, start + lengde)) {
            return forrige;
        }
        Utf8 ny = new Utf8(Arrays.copyOfRange(fra, start, start + lengde));
        siste[plass] = ny;
        return ny;
    }
}
