package no.ssb.utleggstrekk.ytelse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.apache.avro.Schema;
import org.postgresql.PGConnection;

/** DuckDB with 512 MB doing the same work: the linjer of a month out of PostgreSQL by COPY, grouped, sorted, the same files. */
final class Motstykke implements AutoCloseable {
    /** Rules 14 and 15 as another engine would say them; {@code %1$s} is the group. */
    private static final String GRUPPERING = """
            with per_gruppe as (
                select %1$s, count(distinct opplysningspliktig) as opplysningspliktige,
                    min(opplysningspliktig) as opplysningspliktig, count(*) as linjer,
                    count(*) filter (where beloep > 0) as positive, sum(beloep)::bigint as sum_beloep,
                    min(beloep) as min_beloep, quantile_cont(beloep, 0.5) as median_beloep, max(beloep) as max_beloep
                from t group by %1$s),
            rangert as (
                select *, row_number() over (partition by %1$s order by stoerrelse desc) as nr from (
                    select %1$s, abs(sum(beloep)) as stoerrelse from t group by %1$s, inntektsmottaker)),
            personer as (
                select %1$s, count(*) as personer, max(stoerrelse) / nullif(sum(stoerrelse), 0) as andel,
                    count(*) filter (where stoerrelse > 0) < 3
                        or 100 * coalesce(sum(stoerrelse) filter (where nr > 2), 0) < 10 * max(stoerrelse) as risiko
                from rangert group by %1$s)
            select g.*, p.personer, p.andel, p.risiko
            from per_gruppe g join personer p on g.underenhet is not distinct from p.underenhet %2$s order by all""";

    /** The national figures; {@code %1$s} is a constant, or beskrivelse. */
    private static final String TOTALT = """
            select l.*, p.personer, p.median from (
                select %1$s as gruppe, count(distinct underenhet) as underenheter, count(*) as linjer,
                    count(*) filter (where underenhet is null) as uten, count(*) filter (where beloep > 0) as positive,
                    sum(beloep)::bigint as sum_beloep
                from t group by 1) as l
            join (select gruppe, count(*) as personer, quantile_cont(summen, 0.5) as median from (
                select %1$s as gruppe, sum(beloep)::bigint as summen from t group by 1, inntektsmottaker) group by 1) as p
            using (gruppe) order by all""";

    private final Path mappe;
    private final TestDatabase kilde;
    private final Connection duckdb;
    double ut;
    double inn;

    Motstykke(Path mappe, TestDatabase kilde) throws SQLException, IOException {
        this.mappe = Files.createDirectories(mappe);
        this.kilde = kilde;
        duckdb = DriverManager.getConnection("jdbc:duckdb:" + mappe.resolve("duck.db"));
        sql("set memory_limit = '512MB'");
        sql("set temp_directory = '%s'".formatted(Files.createDirectories(mappe.resolve("temp"))));
    }

    /** One month; what it takes is added to {@link #ut} and {@link #inn}, in seconds. */
    void maaned(Kalendermaaned maaned) throws SQLException, IOException {
        Path csv = mappe.resolve("linjer.csv");
        ut += tid(() -> kopier(maaned, csv));
        inn += tid(() -> {
            sql("create or replace table t as select * from read_csv('%s', header = true)".formatted(csv));
            skriv("select * from t order by all", "person_" + maaned);
            skriv(GRUPPERING.formatted("underenhet", ""), "underenhet_" + maaned);
            skriv(
                    GRUPPERING.formatted("underenhet, beskrivelse", "and g.beskrivelse = p.beskrivelse"),
                    "beskrivelse_" + maaned);
            skriv(TOTALT.formatted("'alt'"), "totalt_" + maaned);
            skriv(TOTALT.formatted("beskrivelse"), "totalt-beskrivelse_" + maaned);
        });
        Files.delete(csv);
    }

    /** Reads a Parquet file and writes it again. */
    double skrivIgjen(Path parquet) throws SQLException, IOException {
        return tid(() -> skriv("select * from '%s'".formatted(parquet), "igjen"));
    }

    private void kopier(Kalendermaaned maaned, Path til) throws SQLException, IOException {
        String kolonner = Datasett.PERSON.skjema().getFields().stream()
                .map(Schema.Field::name)
                .collect(Collectors.joining(", "));
        try (Connection c = kilde.dataSource().getConnection();
                OutputStream ut = Files.newOutputStream(til)) {
            c.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("""
                            copy (select %s from (select l.*, p.inntektsmottaker
                                from linje l join par p using (par_id)
                                where l.kalendermaaned = '%s' and til_kjoering is null) t)
                            to stdout (format csv, header)""".formatted(kolonner.replace("kalendermaaned", "t.kalendermaaned"), maaned), ut);
        }
    }

    private void skriv(String spoerring, String navn) throws SQLException {
        sql("copy (%s) to '%s' (format parquet, compression zstd, compression_level 3)"
                .formatted(spoerring, mappe.resolve(navn + ".parquet")));
    }

    private void sql(String sql) throws SQLException {
        try (Statement s = duckdb.createStatement()) {
            s.execute(sql);
        }
    }

    private interface Arbeid {
        void gjoer() throws SQLException, IOException;
    }

    private static double tid(Arbeid arbeid) throws SQLException, IOException {
        long start = System.nanoTime();
        arbeid.gjoer();
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
