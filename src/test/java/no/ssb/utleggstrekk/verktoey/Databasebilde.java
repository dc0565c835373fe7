package no.ssb.utleggstrekk.verktoey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Every row of every table of every schema as text, sorted; by table and column, so that one can be left out. */
public final class Databasebilde {
    private static final String TABELLER = """
            select table_schema, table_name, column_name from information_schema.columns
                join information_schema.tables using (table_schema, table_name)
            where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
            order by 1, 2, ordinal_position""";

    private Databasebilde() {}

    /** The values of each column, "schema.table.column". */
    public static SortedMap<String, List<String>> av(DataSource dataSource) {
        SortedMap<String, List<String>> bilde = new TreeMap<>();
        try (Connection c = dataSource.getConnection()) {
            for (String[] kolonne : kolonner(c)) {
                bilde.put(String.join(".", kolonne), verdier(c, kolonne));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return bilde;
    }

    /** One text of all, but for the columns named. */
    public static String tekst(Map<String, List<String>> bilde, String... uten) {
        StringBuilder s = new StringBuilder();
        bilde.forEach((kolonne, verdier) -> {
            if (!List.of(uten).contains(kolonne)) {
                verdier.forEach(v -> s.append(kolonne).append(' ').append(v).append('\n'));
            }
        });
        return s.toString();
    }

    private static List<String[]> kolonner(Connection c) throws SQLException {
        List<String[]> kolonner = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(TABELLER)) {
            while (r.next()) {
                kolonner.add(new String[] {r.getString(1), r.getString(2), r.getString(3)});
            }
        }
        return kolonner;
    }

    private static List<String> verdier(Connection c, String[] kolonne) throws SQLException {
        List<String> verdier = new ArrayList<>();
        String sql = "select coalesce(\"%3$s\"::text, 'null') from \"%1$s\".\"%2$s\" order by 1";
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql.formatted((Object[]) kolonne))) {
            while (r.next()) {
                verdier.add(r.getString(1));
            }
        }
        return verdier;
    }
}
