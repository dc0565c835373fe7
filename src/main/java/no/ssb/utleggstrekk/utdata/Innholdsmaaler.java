package no.ssb.utleggstrekk.utdata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Counts, sums and digests rows as they pass, the same way when a file is written and when it is read back. A row is a text
 * as {@link Radkilde} can have the database make it too: its values between {@link #SKILLE}. Its SHA-256 goes into the
 * digest of the content, where the order counts, and into a sum, where it does not.
 */
final class Innholdsmaaler {
    /** Between the values of a row. */
    static final byte SKILLE = 31;
    /** A value that is not there. */
    static final String INGEN = "\\N";
    /** How many hexadecimal digits of a row's SHA-256 are added up. */
    static final int SIFRE = 13;
    /** The sum is taken modulo this. */
    static final long MODUL = 1L << (4 * SIFRE);

    private static final int BYTES = 32;

    private final MessageDigest radSha = sha256();
    private final MessageDigest innholdSha = sha256();
    private final byte[] radSum = new byte[BYTES];
    private final String navn;
    private final List<Schema.Field> felt;
    private final int beloep;
    private final int linjer;
    private byte[] rad = new byte[512];
    private int lengde;
    private long rader;
    private long sumBeloep;
    private long sumLinjer;
    private long radsum;

    /** @param skjema the columns, as they stand in the file: another order or type gives another digest */
    Innholdsmaaler(Datasett datasett, Schema skjema) {
        navn = datasett.navn();
        felt = skjema.getFields();
        beloep = skjema.getField(datasett.beloepkolonne()).pos();
        String linjekolonne = datasett.linjekolonne();
        linjer = linjekolonne == null ? -1 : skjema.getField(linjekolonne).pos();
        innholdSha.update(kolonner(skjema).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when the row does not fit its schema; the row is not quoted */
    void legg(GenericRecord verdier) {
        try {
            lengde = 0;
            for (Schema.Field f : felt) {
                legg(f.schema(), verdier.get(f.pos()));
            }
            radSha.update(rad, 0, lengde);
            radSha.digest(radSum, 0, BYTES);
            innholdSha.update(radSum);
            radsum = (radsum + (start(radSum) >>> (Long.SIZE - 4 * SIFRE))) % MODUL;
            sumBeloep = Math.addExact(sumBeloep, tall(verdier, beloep));
            sumLinjer += linjer < 0 ? 1 : tall(verdier, linjer);
            rader++;
        } catch (DigestException | RuntimeException feil) {
            // no cause: its message may hold the row
            throw new IllegalStateException("row %d of %s does not fit its schema (%s)"
                    .formatted(rader + 1, navn, feil.getClass().getSimpleName()));
        }
    }

    /** What has passed. */
    Maalt ferdig() {
        return new Maalt(
                new Filinnhold(rader, sumBeloep, HexFormat.of().formatHex(innholdSha.digest())), sumLinjer, radsum);
    }

    private void legg(Schema type, @Nullable Object verdi) {
        if (verdi instanceof Utf8 tekst) {
            legg(tekst.getBytes(), tekst.getByteLength());
        } else {
            byte[] tekst = tekst(type, verdi).getBytes(StandardCharsets.UTF_8);
            legg(tekst, tekst.length);
        }
    }

    private void legg(byte[] tekst, int antall) {
        if (lengde + antall + 1 > rad.length) {
            rad = Arrays.copyOf(rad, 2 * (lengde + antall + 1));
        }
        System.arraycopy(tekst, 0, rad, lengde, antall);
        lengde += antall;
        rad[lengde++] = SKILLE;
    }

    private static String tekst(Schema type, @Nullable Object verdi) {
        if (verdi == null) {
            if (!type.isNullable()) {
                throw new IllegalArgumentException("null");
            }
            return INGEN;
        }
        if (verdi instanceof Double d) {
            return Long.toHexString(Double.doubleToLongBits(d)); // a text of it depends on the JDK
        }
        boolean dato =
                verdi instanceof Integer && Radkilde.utenNull(type).getLogicalType() instanceof LogicalTypes.Date;
        return dato ? LocalDate.ofEpochDay((Integer) verdi).toString() : verdi.toString();
    }

    /** What is not there adds nothing. */
    private static long tall(GenericRecord verdier, int plass) {
        return verdier.get(plass) instanceof Number tall ? tall.longValue() : 0;
    }

    private static long start(byte[] sha256) {
        return ByteBuffer.wrap(sha256).getLong();
    }

    /** One line per column: name and type, without the description, which may be reworded. */
    static String kolonner(Schema skjema) {
        StringBuilder tekst = new StringBuilder();
        for (Schema.Field felt : skjema.getFields()) {
            tekst.append(felt.name()).append(' ').append(felt.schema()).append('\n');
        }
        return tekst.toString();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException umulig) {
            throw new IllegalStateException(umulig);
        }
    }
}
