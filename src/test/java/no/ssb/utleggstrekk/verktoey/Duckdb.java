package no.ssb.utleggstrekk.verktoey;

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
public final class Duckdb implements AutoCloseable {
    private final Connection forbindelse;

    public Duckdb() throws SQLException {
        forbindelse = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** The rows in the order of the file, each value with the type that its column has. */
    public List<List<@Nullable Object>> rader(Path fil) throws SQLException {
        return spoer("select * from '%s'".formatted(fil));
    }

    /** One statement without an answer. */
    public void utfoer(String sql) throws SQLException {
        try (Statement s = forbindelse.createStatement()) {
            s.execute(sql);
        }
    }

    /** From now on relative paths lead from here. */
    public void staar(Path mappe) throws SQLException {
        utfoer("set file_search_path = '%s'".formatted(mappe));
    }

    /** The rows of one statement; none when it gives none. */
    public List<List<@Nullable Object>> spoer(String sql) throws SQLException {
        List<List<@Nullable Object>> rader = new ArrayList<>();
        try (Statement s = forbindelse.createStatement()) {
            if (!s.execute(sql)) {
                return rader;
            }
            ResultSet r = s.getResultSet();
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

    /**
     * The differences of a month's ledger added to its first version, underenhet by underenhet, minus its last version.
     *
     * @param statistikk the folder
     * @return the underenheter for which it is not zero
     */
    public List<List<@Nullable Object>> summererIkke(Path statistikk, String maaned, int siste) throws SQLException {
        return spoer("""
                select underenhet, sum(personer), sum(linjer), sum(beloep) from (
                    select underenhet, antall_inntektsmottakere as personer, antall_utleggstrekk as linjer, sum_beloep as beloep
                    from '%1$s/utleggstrekk-underenhet_p%2$s_v1.parquet'
                    union all
                    select underenhet, antall_inntektsmottakere_endring, antall_utleggstrekk_endring, sum_beloep_endring
                    from read_parquet('%1$s/utleggstrekk-endring_p%2$s_v*.parquet')
                    union all
                    select underenhet, -antall_inntektsmottakere, -antall_utleggstrekk, -sum_beloep
                    from '%1$s/utleggstrekk-underenhet_p%2$s_v%3$d.parquet')
                group by underenhet having sum(personer) <> 0 or sum(linjer) <> 0 or sum(beloep) <> 0""".formatted(statistikk, maaned, siste));
    }

    @Override
    public void close() throws SQLException {
        forbindelse.close();
    }
}
