package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one Parquet file, row by row, in the order given. The same rows give the same bytes on every machine and JDK:
 * every setting is fixed here, and no clock or run number goes in. (With gzip that depends on the JDK's zlib.)
 *
 * <p>A file is whole only after {@link #ferdig()}; {@link #close()} without it removes the file.
 */
public final class Parquetskriver implements AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(Parquetskriver.class);

    /** Bytes held in memory at once; small enough for several writers in a 512 MB heap. */
    private static final long RADGRUPPE = 32L * 1024 * 1024;

    /** Few enough that a reader with several cores has work for all of them. */
    private static final int RADER_PER_GRUPPE = 150_000;

    private static final int SIDE = 1024 * 1024;
    private static final int RADER_PER_SIDE = 20_000;

    /** Columns where nearly every value is new: a dictionary would be filled and thrown away. */
    private static final Set<String> UTEN_ORDBOK = Set.of("inntektsmottaker", "sum_beloep");

    private final Utdatalager lager;
    private final String sti;
    private final Innholdsmaaler maaler;
    private final Maaltfil fil;
    private final ParquetWriter<GenericRecord> parquet;
    private boolean ferdig;

    /**
     * Opens a new file.
     *
     * @param sti where, relative to the root; its folder is made when missing
     * @param versjon 0 for a month that is not stable, else 1 and up
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (FEILET) when the file exists
     * @throws no.ssb.utleggstrekk.grunn.MidlertidigFeil when it cannot be made
     */
    public Parquetskriver(
            Utdatalager lager,
            String sti,
            Datasett datasett,
            Kalendermaaned maaned,
            int versjon,
            Komprimering komprimering) {
        this.lager = lager;
        this.sti = sti;
        this.maaler = new Innholdsmaaler(datasett, datasett.skjema());
        lager.avvisFinnes(sti);
        lager.lagMappe(Utdatalager.mappeTil(sti));
        try {
            this.fil = new Maaltfil(lager.fil(sti));
            this.parquet = bygg(fil, lager, datasett, komprimering)
                    .withExtraMetaData(fotnoekler(datasett, maaned, versjon))
                    .build();
        } catch (IOException feil) {
            lager.slett(sti);
            throw lager.skrivefeil(sti, feil);
        }
    }

    /** Writes one row. */
    public void skriv(GenericRecord rad) {
        maal(rad);
        skrivUmaalt(rad);
    }

    /** Half of {@link #skriv}, for a thread of its own: what the row comes to. */
    void maal(GenericRecord rad) {
        maaler.legg(rad);
    }

    /** The other half. */
    void skrivUmaalt(GenericRecord rad) {
        try {
            parquet.write(rad);
        } catch (IOException feil) {
            throw lager.skrivefeil(sti, feil);
        }
    }

    /** Ends the file, forces it to disk, and tells what was written. */
    public Filkontroll ferdig() {
        try {
            parquet.close();
        } catch (IOException feil) {
            throw lager.skrivefeil(sti, feil);
        }
        ferdig = true;
        return new Filkontroll(maaler.ferdig().innhold(), fil.spor());
    }

    /** Removes the file when it was not finished. */
    @Override
    public void close() {
        if (ferdig) {
            return;
        }
        try {
            parquet.close();
        } catch (IOException | RuntimeException feil) {
            LOGG.debug("{} was given up: {}", sti, feil.getClass().getName()); // its message may quote a row
        }
        lager.slett(sti);
    }

    private static Map<String, String> fotnoekler(Datasett datasett, Kalendermaaned maaned, int versjon) {
        return new TreeMap<>(Map.of(
                "datasett", datasett.navn(),
                "kalendermaaned", maaned.toString(),
                "versjon", Integer.toString(versjon),
                "skjemaversjon", datasett.skjemaversjon()));
    }

    private static AvroParquetWriter.Builder<GenericRecord> bygg(
            Maaltfil fil, Utdatalager lager, Datasett datasett, Komprimering komprimering) {
        AvroParquetWriter.Builder<GenericRecord> bygger = AvroParquetWriter.<GenericRecord>builder(fil)
                .withSchema(datasett.skjema())
                .withDataModel(GenericData.get())
                .withConf(lager.konfigurasjon())
                .withWriteMode(ParquetFileWriter.Mode.CREATE)
                .withCompressionCodec(CompressionCodecName.valueOf(komprimering.name()))
                .config("parquet.compression.codec.zstd.level", "3")
                .config("parquet.compression.codec.zstd.workers", "0")
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withRowGroupSize(RADGRUPPE)
                .withRowGroupRowCountLimit(RADER_PER_GRUPPE)
                .withPageSize(SIDE)
                .withPageRowCountLimit(RADER_PER_SIDE)
                .withDictionaryPageSize(SIDE)
                .withDictionaryEncoding(true)
                .withPageWriteChecksumEnabled(true);
        UTEN_ORDBOK.forEach(kolonne -> bygger.withDictionaryEncoding(kolonne, false));
        return bygger;
    }
}
