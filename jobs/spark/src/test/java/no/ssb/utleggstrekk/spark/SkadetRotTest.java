package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.Schema;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Made linjer of two months, without figures, below a root whose name Spark would take for a pattern. */
class SkadetRotTest {
    private static final Kalendermaaned MAANED = Kalendermaaned.av("2026-08");
    private static final Schema NULL = Schema.create(Schema.Type.NULL);

    @TempDir
    private Path mappe;

    private Rot rot;
    private Path ut;

    @BeforeEach
    void filer() {
        rot = new Rot(mappe.resolve("rot{1} [a]*"));
        ut = mappe.resolve("ut");
        Historie.skriv(rot.mappe(), 1, MAANED, 2, 20);
    }

    @Test
    void figuresThatNoManifestTellsOfAreMissing() throws IOException {
        Kjoert kjoert = kjoer("--kontroller");

        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isEqualTo(1);
        assertThat(kjoert.linjer("FAULT"))
                .hasSize(4 * 2)
                .contains("FAULT utleggstrekk-underenhet of 2026-08: no manifest tells of it");
        assertThat(kjoert.tekst()).endsWith("8 files differ.\n");
    }

    @Test
    void whatARunThatWasBrokenOffLeftUnfinishedGoes() throws IOException {
        Path rest = ut.resolve("utleggstrekk_data/temp/spark/17/x.parquet");
        Files.createDirectories(rest.getParent());
        Files.createFile(rest);

        Kjoert kjoert = kjoer("--ut", ut.toString());

        assertThat(kjoert.exitkode()).as(kjoert.tekst()).isZero();
        assertThat(kjoert.linjer("utleggstrekk-totalt:")).containsExactly("utleggstrekk-totalt: 2 files");
        assertThat(new Rot(ut).filer()).hasSize(4 * 2).allMatch(f -> f.startsWith("utleggstrekk_data/statistikk/"));
        assertThat(ut.resolve("utleggstrekk_data/temp")).doesNotExist();
    }

    @Test
    void aFileHasItsNameWhenAllAreWritten() throws IOException {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Filskriving.skriv(
                    spark.createDataFrame(List.of(), Kolonner.av(Datasett.TOTALT)),
                    ut.toString(),
                    Datasett.TOTALT,
                    Komprimering.ZSTD,
                    Map.of(MAANED.toString(), 2));
        }
        assertThat(new Rot(ut).filer())
                .containsExactly("utleggstrekk_data/temp/spark/ferdig/utleggstrekk-totalt_p2026-08_v2.parquet");

        Utmappe.navngi(ut.toString());

        assertThat(new Rot(ut).filer()).containsExactly(Datasett.TOTALT.sti(MAANED, 2));
        assertThat(kjoer("--ut", ut.toString()).tekst()).contains("files stand there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kontroller", "--ut"})
    void aRowOfAnotherMonthIsFound(String valg) throws IOException {
        Publisert.Fil fil = linjer();
        rot.skrivOm(fil, fil.datasett().skjema(), rader -> rader.get(7).put("kalendermaaned", "2026-09"));

        Kjoert kjoert = valg.equals("--ut") ? kjoer(valg, ut.toString()) : kjoer(valg);

        assertThat(kjoert.exitkode()).isEqualTo(1);
        assertThat(kjoert.tekst().strip())
                .hasLineCount(1)
                .contains("of another month than their names say: " + fil.sti())
                .doesNotContain("2026-09");
        assertThat(new Rot(Files.createDirectories(ut)).filer()).isEmpty();
    }

    /** Other columns than those of the dataset. */
    enum Endring {
        KAN_VAERE_NULL,
        ANNEN_TYPE,
        EN_TIL,
        ANNEN_REKKEFOELGE,
        EN_MINDRE
    }

    @ParameterizedTest
    @EnumSource
    void otherColumnsAreFound(Endring endring) throws IOException {
        Publisert.Fil fil = linjer();
        List<Schema.Field> felt = new ArrayList<>(fil.datasett().skjema().getFields().stream()
                .map(f -> new Schema.Field(f, f.schema()))
                .toList());
        int antall = felt.size();
        switch (endring) {
            case KAN_VAERE_NULL ->
                bytt(felt, "beskrivelse", Schema.createUnion(NULL, Schema.create(Schema.Type.STRING)));
            case ANNEN_TYPE -> bytt(felt, "beloep", Schema.create(Schema.Type.LONG));
            case EN_TIL -> felt.add(new Schema.Field("ny", Schema.createUnion(NULL, Schema.create(Schema.Type.INT))));
            case ANNEN_REKKEFOELGE -> felt.add(felt.remove(0));
            case EN_MINDRE -> felt.remove(antall - 1);
        }
        Schema annet = Schema.createRecord("Annet", null, null, false, felt);
        rot.skrivOm(fil, annet, rader -> {
            if (endring == Endring.KAN_VAERE_NULL) {
                rader.get(7).put("beskrivelse", null);
            }
        });

        Kjoert kjoert = kjoer("--ut", ut.toString());

        assertThat(kjoert.exitkode()).isEqualTo(1);
        assertThat(kjoert.tekst().strip())
                .hasLineCount(1)
                .contains("have not the columns that this release writes: " + fil.sti() + "; `recompute`");
        assertThat(new Rot(ut).filer()).isEmpty();
    }

    @Test
    void whatIsNoFaultOfOursIsOneLine() throws IOException {
        String master = System.setProperty("spark.master", "hemmelig");
        try {
            Kjoert kjoert = kjoer("--kontroller");

            assertThat(kjoert.exitkode()).isEqualTo(1);
            assertThat(kjoert.tekst()).isEqualTo("Spark failed (SparkException); see its log\n");
        } finally {
            System.setProperty("spark.master", Objects.requireNonNull(master));
        }
    }

    private static void bytt(List<Schema.Field> felt, String navn, Schema type) {
        felt.replaceAll(f -> f.name().equals(navn) ? new Schema.Field(navn, type) : f);
    }

    private Publisert.Fil linjer() {
        try (Utdatalager lager = rot.lager()) {
            return Objects.requireNonNull(
                    Publisert.les(lager, Spenn.ALLE).av(Datasett.PERSON).get(MAANED));
        }
    }

    private Kjoert kjoer(String... maal) throws IOException {
        List<String> alle = new ArrayList<>(List.of(
                "--config",
                Files.writeString(mappe.resolve("c.yaml"), "utleggstrekk:\n  avsloering:\n    p-prosent: 10\n")
                        .toString(),
                "--rot",
                rot.mappe().toString()));
        alle.addAll(List.of(maal));
        return Kjoert.med(alle.toArray(String[]::new));
    }
}
