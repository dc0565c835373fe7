package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Five million linjer in one month: sammenstilling and files in a heap of 512 MB, beside DuckDB with the same memory. */
@Tag("ytelse")
class FemMillionerIT {
    private static final long PAR = 2_500_000;
    private static final long LINJER = 2 * PAR;

    /** Rule 14 as another engine would say it; {@code %1$s} is the group. */
    private static final String GRUPPERING = """
            with per_gruppe as (
                select %1$s, count(distinct opplysningspliktig), min(opplysningspliktig), count(*),
                    count(*) filter (where beloep > 0), sum(beloep), min(beloep), quantile_cont(beloep, 0.5), max(beloep)
                from t group by %1$s),
            personer as (
                select %1$s, count(*), max(stoerrelse), sum(stoerrelse) from (
                    select %1$s, abs(sum(beloep)) as stoerrelse from t group by %1$s, inntektsmottaker) group by %1$s)
            select g.*, p.* from per_gruppe g join personer p on g.underenhet is not distinct from p.underenhet %2$s""";

    @TempDir
    private Path mappe;

    @Test
    void aMonthOfFiveMillionLinjerNeedsNoMoreMemoryThanASmallOne() throws Exception {
        TestDatabase database = TestDatabase.ny();
        new MigrertDatabase(database, List.of()).close();
        DataSource kilde = database.dataSource();
        fyll(JdbcClient.create(kilde));
        try (Simulator simulator = Simulator.start(Oppsett.antall(1, 1))) {
            Maaltkjoering jar = new Maaltkjoering(mappe, database, simulator);
            Jarprosess prosess = jar.kjoer("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
            assertThat(prosess.exitkode()).as(prosess.toString()).isZero();

            Path inndata = jar.utdata().resolve("inndata/utleggstrekk_p2026-08_v1.parquet");
            Motstykke duckdb = new Motstykke(inndata);
            assertThat(duckdb.rader).isBetween(LINJER, LINJER + 10);
            sammenlign("sammenstilling (both tables)", Stegtid.sekunder(kilde, "sammenstilling"), duckdb.gruppering);
            sammenlign("files (written, read back, digested)", Stegtid.sekunder(kilde, "filer"), duckdb.kopiering);
            Stegtid.skriv(
                    "avstemming %.1f s, publisering %.1f s; heap left after GC at its highest %d MB, peak RSS %d MB"
                            .formatted(
                                    Stegtid.sekunder(kilde, "avstemming"),
                                    Stegtid.sekunder(kilde, "publisering"),
                                    jar.minne().heapEtterGcMb(),
                                    jar.minne().rssMb()));
            assertThat(Filer.alle(jar.utdata().resolve("temp"))).isEmpty();
            assertThat(Filer.alle(jar.temp())).isEmpty();
        }
    }

    private static void sammenlign(String hva, double vaare, double duckdb) {
        Stegtid.skriv(
                "%s, 5 million linjer, -Xmx512m: %.1f s, %.0f linjer/s; DuckDB in 512 MB %.1f s, %.0f linjer/s; ratio %.2f"
                        .formatted(hva, vaare, LINJER / vaare, duckdb, LINJER / duckdb, vaare / duckdb));
    }

    /** Through the real tables, as if an earlier kjøring had looked up every par. */
    private static void fyll(JdbcClient jdbc) {
        jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values ('2026-07', date '2026-08-12', 'PUBLISERT', now())""").update();
        jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse, besvart_serie, besvart_hendelse, utfall, kjoering_id)
                select '2026-08', encode(sha256(i::text::bytea), 'base64'), 1, 1, 'FUNNET', 1
                from generate_series(1, ?) as i""").param(PAR).update();
        jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, opplysningspliktig, underenhet,
                    beskrivelse, beloep, dato_for_utleggstrekk, antall_avvik, skjermet)
                select kalendermaaned, par_id, 1, n, (810000000 + nr / 5)::text,
                    case when par_id % 1000 <> 0 then (910000000 + nr)::text end,
                    case n when 1 then 'utleggstrekkSkatt' else 'utleggstrekkSamordnet' end,
                    case when par_id % 500 = 7 then 250 else -500 - ((31 * par_id + 977 * n) % 9000)::int end,
                    date '2026-08-10' + 5 * n, (par_id % 97 = 0)::int, par_id % 1000 = 0
                from par cross join generate_series(1, 2) as n cross join lateral (select par_id * 7919 % 50000) as v (nr)""").update();
        jdbc.sql("analyze").update();
    }

    /** The same rows in a table of DuckDB's, grouped and copied out sorted. */
    private final class Motstykke {
        final long rader;
        final double gruppering;
        final double kopiering;

        Motstykke(Path inndata) throws SQLException, IOException {
            try (Connection c = DriverManager.getConnection("jdbc:duckdb:" + mappe.resolve("duck.db"));
                    Statement s = c.createStatement()) {
                s.execute("set memory_limit = '512MB'");
                s.execute("set temp_directory = '%s'".formatted(Files.createDirectories(mappe.resolve("ducktmp"))));
                s.execute("create table t as select * from '%s' order by hash(inntektsmottaker, beloep)"
                        .formatted(inndata));
                try (var r = s.executeQuery("select count(*) from t")) {
                    r.next();
                    rader = r.getLong(1);
                }
                gruppering = tid(s, "create table a as " + GRUPPERING.formatted("underenhet", ""))
                        + tid(
                                s,
                                "create table b as "
                                        + GRUPPERING.formatted(
                                                "underenhet, beskrivelse", "and g.beskrivelse = p.beskrivelse"));
                kopiering = tid(
                        s,
                        "copy (select * from t order by all) to '%s' (format parquet, compression zstd, compression_level 3)"
                                .formatted(mappe.resolve("duck.parquet")));
            }
        }

        private static double tid(Statement s, String sql) throws SQLException {
            long start = System.nanoTime();
            s.execute(sql);
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
