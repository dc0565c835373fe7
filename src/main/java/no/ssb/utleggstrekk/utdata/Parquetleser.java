package no.ssb.utleggstrekk.utdata;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.jspecify.annotations.Nullable;

/** Reads finished Parquet files back, row by row. Every page's checksum is verified. */
public final class Parquetleser {
    private final Utdatalager lager;

    /** Parquet makes one of its own where it is given none, and reads all of Hadoop's defaults anew for each file. */
    private final ParquetConfiguration oppsett;

    public Parquetleser(Utdatalager lager) {
        this.lager = lager;
        this.oppsett = new HadoopParquetConfiguration(lager.konfigurasjon());
    }

    /**
     * Recomputes what a file holds from its rows.
     *
     * @param sti relative to the root
     * @throws VarigFeil (FEILET) when the file is missing, damaged, or has other columns than the dataset
     */
    public Maalt maal(Datasett datasett, String sti) {
        Innholdsmaaler maaler = new Innholdsmaaler(datasett, skjema(datasett, sti));
        les(sti, maaler::legg);
        return maaler.ferdig();
    }

    /** Whether a file has the columns that this release writes. */
    public boolean harGjeldendeKolonner(Datasett datasett, String sti) {
        return Innholdsmaaler.kolonner(skjema(datasett, sti)).equals(Innholdsmaaler.kolonner(datasett.skjema()));
    }

    /**
     * Hands out the rows in the order of the file. Texts come as Avro's {@code Utf8}, dates as days since 1970.
     *
     * @param sti relative to the root
     */
    public void les(String sti, Consumer<GenericRecord> mottaker) {
        try (ParquetReader<GenericRecord> leser = AvroParquetReader.<GenericRecord>builder(lager.fil(sti), oppsett)
                .withDataModel(GenericData.get())
                .usePageChecksumVerification()
                .build()) {
            while (true) {
                GenericRecord rad = neste(leser, sti);
                if (rad == null) {
                    return;
                }
                mottaker.accept(rad);
            }
        } catch (IOException feil) {
            throw lesefeil(sti, feil);
        }
    }

    /** How many rows of a file hold a pseudonym. */
    public long linjer(Inntektsmottaker person, String sti) {
        LongAdder antall = new LongAdder();
        les(sti, rad -> {
            if (rad.get("inntektsmottaker").toString().equals(person.pseudonym())) {
                antall.increment();
            }
        });
        return antall.sum();
    }

    /** The columns the file was written with, which must be those its Parquet footer really has. */
    private Schema skjema(Datasett datasett, String sti) {
        try (ParquetFileReader leser = ParquetFileReader.open(
                lager.fil(sti), ParquetReadOptions.builder(oppsett).build())) {
            FileMetaData fot = leser.getFileMetaData();
            Schema skjema =
                    new Schema.Parser().parse(fot.getKeyValueMetaData().getOrDefault("parquet.avro.schema", ""));
            if (!new AvroSchemaConverter(lager.konfigurasjon()).convert(skjema).equals(fot.getSchema())
                    || skjema.getField(datasett.beloepkolonne()) == null) {
                throw new VarigFeil(
                        Exitkode.FEILET,
                        "%s has other columns than schemas/%s.avsc says; replace it by a whole copy"
                                .formatted(lager.sti(sti), datasett.navn()));
            }
            return skjema;
        } catch (IOException feil) {
            throw lesefeil(sti, feil);
        } catch (VarigFeil feil) {
            throw feil;
        } catch (RuntimeException feil) {
            throw skadet(sti, feil);
        }
    }

    private @Nullable GenericRecord neste(ParquetReader<GenericRecord> leser, String sti) throws IOException {
        try {
            return leser.read();
        } catch (RuntimeException feil) {
            throw skadet(sti, feil);
        }
    }

    /** Parquet has one exception for a bad disk and a bad file: where all bytes can be read, it is the file. */
    private RuntimeException lesefeil(String sti, IOException feil) {
        if (lager.finnes(sti)) {
            lager.sha256(sti);
            return skadet(sti, feil);
        }
        return lager.lesefeil(sti, feil);
    }

    /** Without a cause: Parquet's messages may quote values. */
    private VarigFeil skadet(String sti, Exception feil) {
        return new VarigFeil(
                Exitkode.FEILET,
                "%s is not a whole Parquet file (%s); replace it by a whole copy"
                        .formatted(lager.sti(sti), feil.getClass().getSimpleName()));
    }
}
