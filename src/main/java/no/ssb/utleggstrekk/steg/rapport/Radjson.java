package no.ssb.utleggstrekk.steg.rapport;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a query as JSON: its column names are the names of the fields. */
final class Radjson {
    private Radjson() {}

    static ArrayNode liste(StatementSpec sporring) {
        ArrayNode liste = JsonMapper.shared().createArrayNode();
        sporring.query((rad, nr) -> felt(rad, liste.addObject())).list();
        return liste;
    }

    /** Of the one row that the query gives. */
    static ObjectNode objekt(StatementSpec sporring) {
        return sporring.query((rad, nr) -> felt(rad, JsonMapper.shared().createObjectNode()))
                .single();
    }

    private static ObjectNode felt(ResultSet rad, ObjectNode til) throws SQLException {
        ResultSetMetaData meta = rad.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            sett(til, meta.getColumnLabel(i), rad.getObject(i));
        }
        return til;
    }

    private static void sett(ObjectNode til, String navn, @Nullable Object verdi) {
        if (verdi == null) {
            til.putNull(navn);
        } else if (verdi instanceof Boolean b) {
            til.put(navn, b);
        } else if (verdi instanceof Double d) {
            til.put(navn, d);
        } else if (verdi instanceof Number n) {
            til.put(navn, n.longValue()); // a sum of bigint is numeric: kroner and counts fit
        } else {
            til.put(navn, verdi.toString());
        }
    }
}
