package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows as a real PostgreSQL sends them in the binary form of COPY. */
class KopiraderTest {
    private static final String FIGURER = """
            select '2026-10', underenhet, '950040793', 1, 2, 3, 0, -9000000000, -2000000000, -1.5::float8, -1, andel, risiko
            from (values (null, null::float8, true), ('æøå€', 0.1, false)) as v (underenhet, andel, risiko)""";

    @Test
    void everyTypeAndNullComesAsTheDatabaseHasIt() throws SQLException {
        List<GenericRecord> rader = les(Datasett.UNDERENHET, FIGURER);

        assertThat(rader).hasSize(2);
        assertThat(rader.get(0))
                .hasToString(
                        "{\"kalendermaaned\": \"2026-10\", \"underenhet\": null, \"opplysningspliktig\": \"950040793\", "
                                + "\"antall_opplysningspliktige\": 1, \"antall_inntektsmottakere\": 2, \"antall_utleggstrekk\": 3, "
                                + "\"antall_positive\": 0, \"sum_beloep\": -9000000000, \"min_beloep\": -2000000000, "
                                + "\"median_beloep\": -1.5, \"max_beloep\": -1, \"stoerste_andel\": null, \"avsloeringsrisiko\": true}");
        assertThat(rader.get(1).get("underenhet")).hasToString("æøå€");
        assertThat(rader.get(1).get("stoerste_andel")).isEqualTo(0.1);
        assertThat(rader.get(1).get("avsloeringsrisiko")).isEqualTo(false);
    }

    @Test
    void datesAreDaysSince1970() throws SQLException {
        String linje = linje("date '2026-10-20'");

        assertThat(les(Datasett.PERSON, linje).get(0).get("dato_for_utleggstrekk"))
                .isEqualTo(Proeve.DAG_20);
        assertThat(les(Datasett.PERSON, linje("date '1969-12-31'")).get(0).get("dato_for_utleggstrekk"))
                .isEqualTo(-1);
    }

    @Test
    void noRowsAreNoRows() throws SQLException {
        assertThat(les(Datasett.UNDERENHET, FIGURER + " where false")).isEmpty();
    }

    @Test
    void whatDoesNotFitTheSchemaIsNamed() {
        assertThatThrownBy(() -> les(Datasett.UNDERENHET, "select 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("UtleggstrekkUnderenhet has 13 columns, not 1");
        assertThatThrownBy(() -> les(Datasett.UNDERENHET, FIGURER.replace("'2026-10'", "null::text")))
                .hasMessage("column kalendermaaned of UtleggstrekkUnderenhet is null");
    }

    /** A linje by the names and types of the schema. */
    private static String linje(String dato) {
        List<String> verdier = new ArrayList<>();
        Datasett.PERSON
                .skjema()
                .getFields()
                .forEach(f -> verdier.add(
                        switch (Radkilde.utenNull(f.schema()).getType()) {
                            case STRING -> "'x'";
                            case BOOLEAN -> "false";
                            case LONG -> "1::bigint";
                            default -> f.name().startsWith("dato") ? dato : "1";
                        }));
        return "select " + String.join(", ", verdier);
    }

    private static List<GenericRecord> les(Datasett datasett, String sql) throws SQLException {
        List<GenericRecord> rader = new ArrayList<>();
        Kopirader leser = new Kopirader(datasett.skjema());
        try (Connection c = TestDatabase.ny().dataSource().getConnection()) {
            CopyOut kopi =
                    c.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + sql + ") to stdout (format binary)");
            for (byte[] melding = kopi.readFromCopy(); melding != null; melding = kopi.readFromCopy()) {
                leser.les(melding, rader::add);
            }
        }
        return rader;
    }
}
