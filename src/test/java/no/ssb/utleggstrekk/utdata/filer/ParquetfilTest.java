package no.ssb.utleggstrekk.utdata.filer;

import static no.ssb.utleggstrekk.utdata.Proeve.OKTOBER;
import static no.ssb.utleggstrekk.utdata.Proeve.person;
import static no.ssb.utleggstrekk.utdata.Proeve.skjermet;
import static no.ssb.utleggstrekk.utdata.Proeve.skriv;
import static no.ssb.utleggstrekk.utdata.Proeve.skrivFil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Filinnhold;
import no.ssb.utleggstrekk.utdata.Filkontroll;
import no.ssb.utleggstrekk.utdata.Maalt;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Parquetskriver;
import no.ssb.utleggstrekk.utdata.Proeve;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetfilTest {
    private static final GenericRecord[] RADER = {person(1, -1998), person(2, 250), skjermet(-3000)};

    @TempDir
    Path rot;

    Utdatalager lager;

    @BeforeEach
    void aapne() {
        lager = Proeve.lager(rot);
    }

    @AfterEach
    void lukk() {
        lager.close();
    }

    @ParameterizedTest
    @EnumSource(Komprimering.class)
    void whatIsReadBackIsWhatWasWritten(Komprimering komprimering) throws IOException {
        Filkontroll skrevet = skrivFil(lager, "a/f.parquet", Datasett.PERSON, 1, komprimering, RADER);
        Maalt lest = new Parquetleser(lager).maal(Datasett.PERSON, "a/f.parquet");

        assertThat(skrevet.innhold().rader()).isEqualTo(3);
        assertThat(skrevet.innhold().sumBeloep()).isEqualTo(-4748);
        assertThat(lest.innhold()).isEqualTo(skrevet.innhold());
        assertThat(lest.linjer()).isEqualTo(3);
        assertThat(skrevet.spor()).isEqualTo(Filspor.av(lager, "a/f.parquet"));
        assertThat(skrevet.spor().bytes()).isEqualTo(Files.size(rot.resolve("a/f.parquet")));
    }

    @Test
    void theContentIsTheSameWhateverTheVersionAndCompression() {
        Filinnhold en = skrivFil(lager, "1.parquet", Datasett.PERSON, 1, Komprimering.ZSTD, RADER)
                .innhold();
        Filinnhold to = skrivFil(lager, "2.parquet", Datasett.PERSON, 2, Komprimering.SNAPPY, RADER)
                .innhold();

        assertThat(to).isEqualTo(en);
    }

    @Test
    void theContentDiffersByOneValueOrderOrDataset() {
        String innhold = skriv(lager, "1", Datasett.PERSON, 1, RADER).innholdSha256();

        assertThat(skriv(lager, "2", Datasett.PERSON, 1, RADER[1], RADER[0], RADER[2])
                        .innholdSha256())
                .isNotEqualTo(innhold);
        assertThat(skriv(lager, "3", Datasett.PERSON, 1, RADER[0], RADER[1], skjermet(-3001))
                        .innholdSha256())
                .isNotEqualTo(innhold);
        assertThat(skriv(lager, "4", Datasett.UNDERENHET, 1).innholdSha256())
                .isNotEqualTo(
                        skriv(lager, "5", Datasett.UNDERENHET_BESKRIVELSE, 1).innholdSha256());
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        GenericRecord[] rader = IntStream.range(0, 50_000)
                .mapToObj(i -> i % 10 == 0 ? skjermet(-i) : person(i, -i))
                .toArray(GenericRecord[]::new);
        skriv(lager, "1.parquet", Datasett.PERSON, 1, rader);
        skriv(lager, "2.parquet", Datasett.PERSON, 1, rader);

        assertThat(rot.resolve("2.parquet")).hasSameBinaryContentAs(rot.resolve("1.parquet"));
        // frozen: the same on every machine and JDK. A new library version may change it; then say so in CHANGELOG.md
        assertThat(lager.sha256("1.parquet"))
                .isEqualTo("79d7c8497bfef2eceb5bbe028624a45376b49ed05e59a8b53ce5a17b9a6e8eef");
    }

    @Test
    void theFooterSaysWhatTheFileIsAndNothingOfTheRun() throws IOException {
        skriv(lager, "f.parquet", Datasett.UNDERENHET, 2);

        try (ParquetFileReader leser = ParquetFileReader.open(lager.fil("f.parquet"))) {
            assertThat(leser.getFileMetaData().getKeyValueMetaData())
                    .containsEntry("datasett", "utleggstrekk-underenhet")
                    .containsEntry("kalendermaaned", "2026-10")
                    .containsEntry("versjon", "2")
                    .containsEntry("skjemaversjon", "1")
                    .containsOnlyKeys(
                            "datasett",
                            "kalendermaaned",
                            "versjon",
                            "skjemaversjon",
                            "parquet.avro.schema",
                            "writer.model.name");
            assertThat(leser.getFileMetaData().getCreatedBy()).startsWith("parquet-mr version 1.");
        }
    }

    @Test
    void theFootersSchemaHasTheColumnsAndNotWhatDatadocTells() throws IOException {
        skriv(lager, "f.parquet", Datasett.PERSON, 1);

        try (ParquetFileReader leser = ParquetFileReader.open(lager.fil("f.parquet"))) {
            assertThat(leser.getFileMetaData().getKeyValueMetaData().get("parquet.avro.schema"))
                    .contains("inntektsmottaker", "Pseudonym")
                    .doesNotContain("doc_en", "enhetstype", "temporalitet", "populasjon", "navn_en");
        }
    }

    @Test
    void aBigFileHasRowGroupsThatSeveralCoresCanShare() throws IOException {
        try (Parquetskriver skriver =
                new Parquetskriver(lager, "f.parquet", Datasett.PERSON, OKTOBER, 1, Komprimering.ZSTD)) {
            for (int i = 0; i < 400_000; i++) {
                skriver.skriv(person(i, -i));
            }
            skriver.ferdig();
        }

        try (ParquetFileReader leser = ParquetFileReader.open(lager.fil("f.parquet"))) {
            assertThat(leser.getRowGroups())
                    .extracting(BlockMetaData::getRowCount)
                    .containsExactly(150_000L, 150_000L, 100_000L);
        }
    }

    @Test
    void aFileThatWasNotFinishedIsRemoved() {
        try (Parquetskriver skriver =
                new Parquetskriver(lager, "f.parquet", Datasett.PERSON, OKTOBER, 1, Komprimering.ZSTD)) {
            skriver.skriv(person(1, -1));
        }
        assertThat(rot).isEmptyDirectory();
    }

    @Test
    void aRowThatDoesNotFitIsRefusedWithoutQuotingIt() {
        GenericRecord uten = person(1, -1);
        uten.put("beskrivelse", null);
        try (Parquetskriver skriver =
                new Parquetskriver(lager, "f.parquet", Datasett.PERSON, OKTOBER, 1, Komprimering.ZSTD)) {
            assertThatThrownBy(() -> skriver.skriv(uten))
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .hasMessage("row 1 of utleggstrekk does not fit its schema (IllegalArgumentException)");
        }
    }

    @Test
    void anExistingFileIsNotWrittenOver() {
        skriv(lager, "f.parquet", Datasett.PERSON, 1, RADER);
        String foer = lager.sha256("f.parquet");

        assertThatThrownBy(() -> skriv(lager, "f.parquet", Datasett.PERSON, 1))
                .isInstanceOf(VarigFeil.class)
                .hasMessageContaining("f.parquet exists already");
        assertThat(lager.sha256("f.parquet")).isEqualTo(foer);
    }

    @Test
    void aDamagedACutAndAMissingFileAreToldApart() throws IOException {
        skriv(lager, "f.parquet", Datasett.PERSON, 1, RADER);
        Files.writeString(rot.resolve("kuttet.parquet"), "PAR1");
        Parquetleser leser = new Parquetleser(lager);

        // in the header of a page, and in its data
        for (int sted : new int[] {60, 400}) {
            snu(rot.resolve("f.parquet"), sted);
            assertThatThrownBy(() -> leser.maal(Datasett.PERSON, "f.parquet"))
                    .isInstanceOf(VarigFeil.class)
                    .hasMessageMatching(
                            ".*/f\\.parquet is not a whole Parquet file \\(.*\\); replace it by a whole copy");
            snu(rot.resolve("f.parquet"), sted);
        }
        assertThat(leser.maal(Datasett.PERSON, "f.parquet").innhold().rader()).isEqualTo(3);
        assertThatThrownBy(() -> leser.maal(Datasett.PERSON, "kuttet.parquet"))
                .isInstanceOf(VarigFeil.class)
                .hasMessageContaining("/kuttet.parquet is not a whole Parquet file");
        assertThatThrownBy(() -> leser.maal(Datasett.PERSON, "borte.parquet"))
                .isInstanceOf(VarigFeil.class)
                .hasMessage("file:" + rot + "/borte.parquet is missing; put it back from a backup");
    }

    @Test
    void aFileOfAnotherDatasetIsRefused() {
        skriv(lager, "f.parquet", Datasett.UNDERENHET, 1);

        assertThatThrownBy(() -> new Parquetleser(lager).maal(Datasett.PERSON, "f.parquet"))
                .isInstanceOf(VarigFeil.class)
                .hasMessageContaining("f.parquet has other columns than schemas/utleggstrekk.avsc says");
    }

    private static void snu(Path fil, int sted) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(fil.toFile(), "rw")) {
            bytes.seek(sted);
            int verdi = bytes.read();
            bytes.seek(sted);
            bytes.write(verdi ^ 1);
        }
    }
}
