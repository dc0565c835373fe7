package no.ssb.utleggstrekk.publisering;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Streams the rows of a dataset and month from the database, sorted by the columns in the order of the schema, nulls last:
 * the same state gives the same rows in the same order.
 */
final class Radkilde {
    private static final int RADER_OM_GANGEN = 5_000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations lesetransaksjon;

    Radkilde(JdbcTemplate jdbc, TransactionOperations lesetransaksjon) {
        this.jdbc = jdbc;
        this.lesetransaksjon = lesetransaksjon;
    }

    /** A transaction keeps the server's cursor open, so that the rows never are in memory all at once. */
    void les(Datasett datasett, Kalendermaaned maaned, Consumer<GenericRecord> mottaker) {
        Radleser leser = new Radleser(datasett);
        lesetransaksjon.executeWithoutResult(status -> {
            jdbc.execute("set local work_mem = '128MB'");
            jdbc.query(
                    forbindelse -> {
                        var p = forbindelse.prepareStatement(sql(datasett));
                        p.setFetchSize(RADER_OM_GANGEN);
                        p.setString(1, maaned.toString());
                        return p;
                    },
                    rad -> {
                        mottaker.accept(leser.les(rad));
                    });
        });
    }

    private static String sql(Datasett datasett) {
        String kolonner = datasett.skjema().getFields().stream()
                .map(Schema.Field::name)
                .map(k -> k.equals("kalendermaaned") ? "t.kalendermaaned" : k)
                .collect(Collectors.joining(", "));
        String tabell = switch (datasett) {
            case PERSON -> "gjeldende_linje t join par p using (par_id)";
            case UNDERENHET -> "statistikk_underenhet t";
            case UNDERENHET_BESKRIVELSE -> "statistikk_underenhet_beskrivelse t";
        };
        return "select %s from %s where t.kalendermaaned = ? order by %s".formatted(kolonner, tabell, kolonner);
    }
}
