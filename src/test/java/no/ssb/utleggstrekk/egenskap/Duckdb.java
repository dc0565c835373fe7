package no.ssb.utleggstrekk.egenskap;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parquet files as DuckDB reads them. */
final class Duckdb implements AutoCloseable {
    private final Connection forbindelse;

    Duckdb() throws SQLException {
        forbindelse = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** The rows in the order of the file, each value with the type that its column has. */
    List<List<@Nullable Object>> rader(Path fil) throws SQLException {
        List<List<@Nullable Object>> rader = new ArrayList<>();
        try (Statement s = forbindelse.createStatement();
                ResultSet r = s.executeQuery("select * from '%s'".formatted(fil))) {
            int kolonner = r.getMetaData().getColumnCount();
            while (r.next()) {
                List<@Nullable Object> rad = new ArrayList<>();
                for (int i = 1; i <= kolonner; i++) {
                    rad.add(r.getObject(i));
                }
                rader.add(rad);
            }
        }
        return rader;
    }

    @Override
    public void close() throws SQLException {
        forbindelse.close();
    }
}
