package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Counts, sums and digests rows as they pass, the same way when a file is written and when it is read back. The digest is
 * over Avro's binary encoding, in which a text, a number or a null has one form only.
 */
final class Innholdsmaaler {
    private final MessageDigest digest = sha256();
    private final BinaryEncoder encoder =
            EncoderFactory.get().binaryEncoder(new DigestOutputStream(OutputStream.nullOutputStream(), digest), null);
    private final GenericDatumWriter<GenericRecord> avro;
    private final int beloep;
    private final String navn;
    private long rader;
    private long sumBeloep;

    /** @param skjema the columns, as they stand in the file: another order or type gives another digest */
    Innholdsmaaler(Datasett datasett, Schema skjema) {
        navn = datasett.navn();
        avro = new GenericDatumWriter<>(skjema);
        beloep = skjema.getField(datasett.beloepkolonne()).pos();
        digest.update(kolonner(skjema).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when the row does not fit its schema; the row is not quoted */
    void legg(GenericRecord rad) {
        try {
            avro.write(rad, encoder);
            sumBeloep = Math.addExact(sumBeloep, ((Number) rad.get(beloep)).longValue());
            rader++;
        } catch (IOException | RuntimeException feil) {
            // no cause: Avro's message may hold the row
            throw new IllegalStateException("row %d of %s does not fit its schema (%s)"
                    .formatted(rader + 1, navn, feil.getClass().getSimpleName()));
        }
    }

    Filinnhold ferdig() {
        try {
            encoder.flush();
        } catch (IOException umulig) {
            throw new UncheckedIOException(umulig);
        }
        return new Filinnhold(rader, sumBeloep, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException umulig) {
            throw new IllegalStateException(umulig);
        }
    }

    /** One line per column: name and type, without the description, which may be reworded. */
    static String kolonner(Schema skjema) {
        StringBuilder tekst = new StringBuilder();
        for (Schema.Field felt : skjema.getFields()) {
            tekst.append(felt.name()).append(' ').append(felt.schema()).append('\n');
        }
        return tekst.toString();
    }
}
