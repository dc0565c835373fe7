package no.ssb.utleggstrekk.ytelse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Parquetskriver;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The pass over a month, and what is held against it, beside DuckDB doing the same work in the same run of the benchmark. */
@Tag("ytelse")
class EttpassIT {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    /** By default the size of a month; {@code -Dytelse.del=10} takes a tenth, where disk or time is short. */
    private static final long DEL = Long.getLong("ytelse.del", 1);

    private static final String SORTERT = """
            select underenhet, inntektsmottaker, opplysningspliktig, beskrivelse, beloep, dato_for_utleggstrekk,
                antall_avvik, skjermet
            from linje_ved('2026-08', 1) l join par p using (par_id) order by 1, 2, 3, 4, 5, 6, 7, 8""";

    @TempDir
    private Path mappe;

    @Test
    void oneMonthOfFiveMillionLinjer() throws Exception {
        long linjer = 5_000_000 / DEL;
        Bestand bestand = new Bestand();
        bestand.fyll(AUGUST, linjer);
        try (Motstykke duckdb = new Motstykke(mappe.resolve("duckdb"), bestand.database)) {
            duckdb.maaned(AUGUST);
            Maaltkjoering jar = kjoer(bestand.database, "2026-08");
            skriv("1 month of %d linjer".formatted(linjer), bestand.database, jar, duckdb);
            Path person = jar.utdata().resolve("inndata/utleggstrekk_p2026-08_v1.parquet");
            skriveren(person, duckdb.skrivIgjen(person));
        }
        lesing(bestand.database);
        bestand.database.slett();
    }

    @Test
    void twelveMonthsTouchedByCorrections() throws Exception {
        long linjer = 250_000 / DEL;
        Bestand bestand = new Bestand();
        Kalendermaaned foerste = AUGUST.pluss(-11);
        for (int i = 0; i < 12; i++) {
            bestand.fyll(foerste.pluss(i), linjer);
        }
        bestand.jdbc
                .sql("insert into beroert (kalendermaaned) select distinct kalendermaaned from par")
                .update();
        kjoer(bestand.database, foerste.toString());
        bestand.rett();
        try (Motstykke duckdb = new Motstykke(mappe.resolve("duckdb"), bestand.database)) {
            for (int i = 0; i < 12; i++) {
                duckdb.maaned(foerste.pluss(i));
            }
            Maaltkjoering jar = kjoer(bestand.database, foerste.toString());
            assertThat(Filer.publisert(jar.utdata()).stream()
                            .filter(f -> f.toString().matches(".*endring_p.*_v2.parquet")))
                    .hasSize(12);
            skriv("12 corrected months of %d linjer, with ledgers".formatted(linjer), bestand.database, jar, duckdb);
        }
        bestand.database.slett();
    }

    @Test
    void memoryIsTheSameForAHundredTimesTheLinjer() throws Exception {
        long[] rss = new long[2];
        long[] linjer = {100_000, 10_000_000 / DEL};
        for (int i = 0; i < 2; i++) {
            Bestand bestand = new Bestand();
            bestand.fyll(AUGUST, linjer[i]);
            rss[i] = kjoer(bestand.database, "2026-08").minne().rssMb();
            bestand.database.slett();
        }
        Stegtid.skriv("peak RSS, -Xms512m -Xmx512m: %d MB for %d linjer, %d MB for %d; ratio %.2f"
                .formatted(rss[0], linjer[0], rss[1], linjer[1], (double) rss[1] / rss[0]));
    }

    private Maaltkjoering kjoer(TestDatabase database, String foerste) throws IOException {
        try (Simulator simulator = Simulator.start(Oppsett.antall(1, 1))) {
            Maaltkjoering jar = new Maaltkjoering(mappe, database, simulator);
            Jarprosess prosess = jar.kjoer(
                    "run",
                    "--kalendermaaned",
                    "2026-08",
                    "--til-dato",
                    "2026-09-12",
                    "--utleggstrekk.foerste-kalendermaaned=" + foerste);
            assertThat(prosess.exitkode()).as(prosess.toString()).isZero();
            assertThat(Filer.alle(jar.utdata().resolve("temp"))).isEmpty();
            return jar;
        }
    }

    private static void skriv(String hva, TestDatabase database, Maaltkjoering jar, Motstykke duckdb) {
        double pass = Stegtid.sekunder(database.dataSource(), "sammenstilling");
        double avstemming = Stegtid.sekunder(database.dataSource(), "avstemming");
        double publisering = Stegtid.sekunder(database.dataSource(), "publisering");
        double deres = duckdb.ut + duckdb.inn;
        Stegtid.skriv(
                "%s, -Xmx512m: sammenstilling and files %.1f s, avstemming %.1f s, publisering %.1f s; DuckDB in 512 MB %.1f s out of PostgreSQL, %.1f s on; ratios %.2f, with the avstemming %.2f; peak RSS %d MB"
                        .formatted(
                                hva,
                                pass,
                                avstemming,
                                publisering,
                                duckdb.ut,
                                duckdb.inn,
                                pass / deres,
                                (pass + avstemming + publisering) / deres,
                                jar.minne().rssMb()));
    }

    /** What parquet-avro costs beside DuckDB's writer, both reading the same file first. */
    private void skriveren(Path person, double duckdb) {
        Path rot = person.getParent();
        try (Utdatalager lager = Utdatalager.aapne(new Utdata(rot.toString(), Komprimering.ZSTD))) {
            long start = System.nanoTime();
            new Parquetleser(lager).les(person.getFileName().toString(), rad -> {});
            double lesing = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            try (Parquetskriver skriver =
                    new Parquetskriver(lager, "igjen.parquet", Datasett.PERSON, AUGUST, 1, Komprimering.ZSTD)) {
                new Parquetleser(lager).les(person.getFileName().toString(), skriver::skriv);
                skriver.ferdig();
            }
            double begge = (System.nanoTime() - start) / 1e9;
            Stegtid.skriv(
                    "the person file read by parquet-avro %.1f s, read and written again %.1f s, in one thread; DuckDB reads and writes it in %.1f s"
                            .formatted(lesing, begge, duckdb));
        }
    }

    /** The sorted linjer out of PostgreSQL, and thrown away: a cursor, COPY as text, COPY in binary. */
    private static void lesing(TestDatabase database) throws SQLException {
        try (Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            c.setAutoCommit(false);
            s.execute("set work_mem = '128MB'");
            s.setFetchSize(5_000);
            long start = System.nanoTime();
            try (ResultSet r = s.executeQuery(SORTERT)) {
                while (r.next()) {
                    r.getString(2);
                }
            }
            double peker = (System.nanoTime() - start) / 1e9;
            Stegtid.skriv(
                    "the sorted linjer out of PostgreSQL: cursor %.1f s, COPY as text %.1f s, COPY in binary %.1f s"
                            .formatted(peker, kopier(c, "text"), kopier(c, "binary")));
        }
    }

    private static double kopier(Connection c, String format) throws SQLException {
        long start = System.nanoTime();
        CopyOut kopi = c.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (%s) to stdout (format %s)".formatted(SORTERT, format));
        while (kopi.readFromCopy() != null) {
            // only the way here is measured
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
