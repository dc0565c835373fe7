package no.ssb.utleggstrekk.utdata;

import static no.ssb.utleggstrekk.utdata.Proeve.OKTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns as another engine (DuckDB) sees them: names, types and order are a contract. */
class KolonnerTest {
    private static final String MAAL = """
            opplysningspliktig VARCHAR
            antall_opplysningspliktige INTEGER
            antall_inntektsmottakere INTEGER
            antall_utleggstrekk INTEGER
            antall_positive INTEGER
            sum_beloep BIGINT
            min_beloep INTEGER
            median_beloep DOUBLE
            max_beloep INTEGER
            stoerste_andel DOUBLE
            avsloeringsrisiko BOOLEAN
            """;

    private static final String TOTALT = """
            antall_inntektsmottakere INTEGER
            antall_underenheter INTEGER
            antall_utleggstrekk INTEGER
            antall_uten_underenhet INTEGER
            antall_positive INTEGER
            sum_beloep BIGINT
            median_per_inntektsmottaker DOUBLE
            """;

    @TempDir
    Path rot;

    Utdatalager lager;
    Connection duckdb;

    @BeforeEach
    void aapne() throws SQLException {
        lager = Proeve.lager(rot);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void lukk() throws SQLException {
        duckdb.close();
        lager.close();
    }

    @Test
    void thePersonFileHasTheseColumns() throws SQLException {
        assertThat(kolonner(Datasett.PERSON)).isEqualTo("""
                        kalendermaaned VARCHAR
                        underenhet VARCHAR
                        inntektsmottaker VARCHAR
                        opplysningspliktig VARCHAR
                        beskrivelse VARCHAR
                        beloep INTEGER
                        dato_for_utleggstrekk DATE
                        antall_avvik INTEGER
                        skjermet BOOLEAN
                        """);
    }

    @Test
    void theUnderenhetFileHasTheseColumns() throws SQLException {
        assertThat(kolonner(Datasett.UNDERENHET)).isEqualTo("kalendermaaned VARCHAR\nunderenhet VARCHAR\n" + MAAL);
    }

    @Test
    void theBeskrivelseFileHasTheseColumns() throws SQLException {
        assertThat(kolonner(Datasett.UNDERENHET_BESKRIVELSE))
                .isEqualTo("kalendermaaned VARCHAR\nunderenhet VARCHAR\nbeskrivelse VARCHAR\n" + MAAL);
    }

    @Test
    void theLedgerHasTheseColumns() throws SQLException {
        assertThat(kolonner(Datasett.ENDRING)).isEqualTo("""
                        kalendermaaned VARCHAR
                        underenhet VARCHAR
                        versjon INTEGER
                        antall_inntektsmottakere_foer INTEGER
                        antall_inntektsmottakere_etter INTEGER
                        antall_inntektsmottakere_endring INTEGER
                        antall_utleggstrekk_foer INTEGER
                        antall_utleggstrekk_etter INTEGER
                        antall_utleggstrekk_endring INTEGER
                        sum_beloep_foer BIGINT
                        sum_beloep_etter BIGINT
                        sum_beloep_endring BIGINT
                        antall_personer_nye INTEGER
                        antall_personer_endret INTEGER
                        antall_personer_endret_beloep INTEGER
                        antall_personer_borte INTEGER
                        avsloeringsrisiko BOOLEAN
                        """);
    }

    @Test
    void theNationalFilesHaveTheseColumns() throws SQLException {
        assertThat(kolonner(Datasett.TOTALT)).isEqualTo("kalendermaaned VARCHAR\n" + TOTALT);
        assertThat(kolonner(Datasett.TOTALT_BESKRIVELSE))
                .isEqualTo("kalendermaaned VARCHAR\nbeskrivelse VARCHAR\n" + TOTALT);
    }

    @Test
    void theOverviewOfVersionsHasTheseColumns() throws SQLException {
        assertThat(kolonner(Datasett.UTGIVELSER)).isEqualTo("""
                        datasett VARCHAR
                        kalendermaaned VARCHAR
                        versjon INTEGER
                        gjeldende BOOLEAN
                        stabil BOOLEAN
                        kjoering BIGINT
                        skjaeringsdato DATE
                        inndata_versjon INTEGER
                        rader BIGINT
                        antall_inntektsmottakere BIGINT
                        sum_beloep BIGINT
                        sti VARCHAR
                        sha256 VARCHAR
                        """);
    }

    @Test
    void theFilesAreNamedBySsbsStandard() {
        assertThat(Datasett.PERSON.sti(OKTOBER, 1))
                .isEqualTo("utleggstrekk_data/inndata/utleggstrekk_p2026-10_v1.parquet");
        assertThat(Datasett.UNDERENHET.sti(OKTOBER, 0))
                .isEqualTo("utleggstrekk_data/statistikk/utleggstrekk-underenhet_p2026-10_v0.parquet");
        assertThat(Datasett.UNDERENHET_BESKRIVELSE.filnavn(Maanedsspenn.av(OKTOBER), 12))
                .isEqualTo("utleggstrekk-underenhet-beskrivelse_p2026-10_v12.parquet");
        assertThat(Datasett.UTGIVELSER.filnavn(new Maanedsspenn(OKTOBER.pluss(-2), OKTOBER), 3))
                .isEqualTo("utleggstrekk-utgivelser_p2026-08_p2026-10_v3.parquet");
    }

    @Test
    void everyColumnIsDescribed() {
        for (Datasett datasett : Datasett.values()) {
            assertThat(datasett.skjemaversjon()).isEqualTo(datasett == Datasett.PERSON ? "2" : "1");
            assertThat(datasett.skjema().getFields())
                    .allSatisfy(felt -> assertThat(felt.doc()).endsWith("."))
                    .anySatisfy(felt -> assertThat(felt.name()).isEqualTo(datasett.beloepkolonne()));
        }
    }

    @Test
    void valuesAndNullsAreReadAsTheyWere() throws SQLException {
        Proeve.skriv(lager, "f.parquet", Datasett.PERSON, 1, Proeve.person(1, -1998), Proeve.skjermet(250));

        assertThat(rader("select * from '" + rot + "/f.parquet'"))
                .containsExactly(
                        "2026-10|868596600|pseudonym0000001|950040793|æøå|-1998|2026-10-20|1|true",
                        "2026-10|null|pseudonymX|null|utleggstrekkSkatt|250|null|0|true");
    }

    /** Of a file without rows, which must be valid all the same. */
    private String kolonner(Datasett datasett) throws SQLException {
        String sti = datasett.sti(OKTOBER, 1);
        Filinnhold innhold = Proeve.skriv(lager, sti, datasett, 1);
        assertThat(new Parquetleser(lager).maal(datasett, sti).innhold()).isEqualTo(innhold);
        assertThat(rader("select count(*) from '" + rot + "/" + sti + "'")).containsExactly("0");
        StringBuilder tekst = new StringBuilder();
        try (ResultSet rad =
                duckdb.createStatement().executeQuery("describe select * from '" + rot + "/" + sti + "'")) {
            while (rad.next()) {
                tekst.append(rad.getString(1))
                        .append(' ')
                        .append(rad.getString(2))
                        .append('\n');
            }
        }
        return tekst.toString();
    }

    private List<String> rader(String sql) throws SQLException {
        List<String> rader = new ArrayList<>();
        try (ResultSet rad = duckdb.createStatement().executeQuery(sql)) {
            int antall = rad.getMetaData().getColumnCount();
            while (rad.next()) {
                List<String> verdier = new ArrayList<>();
                for (int i = 1; i <= antall; i++) {
                    verdier.add(String.valueOf(rad.getString(i)));
                }
                rader.add(String.join("|", verdier));
            }
        }
        return rader;
    }
}
