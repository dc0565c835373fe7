package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.avro.Schema;

/** Rules 14 and 15 as an engine says them that shares nothing with ours. */
final class Duckdb implements AutoCloseable {
    /** {@code %1$s} is the group below the month. */
    private static final String GRUPPER = """
            with person as (
                select kalendermaaned, %1$s, inntektsmottaker, abs(sum(beloep))::bigint as x from linje group by all),
            stoerst as (
                select kalendermaaned, %1$s, count(*) as personer, count(*) filter (x > 0) as over_null, sum(x) as alle,
                    max(x) as x1, coalesce(max(x, 2)[2], 0) as x2
                from person group by all),
            gruppe as (
                select kalendermaaned, %1$s, count(distinct opplysningspliktig) as op, min(opplysningspliktig) as foerste,
                    count(*) as linjer, count(*) filter (beloep > 0) as positive, sum(beloep) as kroner,
                    min(beloep) as minst, quantile_cont(beloep, 0.5) as midt, max(beloep) as stoerst
                from linje group by all)
            select kalendermaaned, %2$s, case when op = 1 then foerste end as opplysningspliktig,
                op::int as antall_opplysningspliktige, personer::int as antall_inntektsmottakere,
                linjer::int as antall_utleggstrekk, positive::int as antall_positive, kroner::bigint as sum_beloep,
                minst as min_beloep, midt as median_beloep, gruppe.stoerst as max_beloep,
                case when alle > 0 then x1::double / alle::double end as stoerste_andel,
                over_null < 3 or 100 * (alle - x1 - x2) < 10 * x1 as avsloeringsrisiko
            from gruppe join stoerst using (kalendermaaned%3$s)""";

    private static final String TOTALT = """
            with person as (
                select kalendermaaned%1$s, inntektsmottaker, sum(beloep)::bigint as kroner from linje group by all),
            midt as (
                select kalendermaaned%1$s, count(*) as personer, quantile_cont(kroner, 0.5) as midt from person group by all),
            alt as (
                select kalendermaaned%1$s, count(distinct underenhet) as underenheter, count(*) as linjer,
                    count(*) filter (underenhet is null) as uten, count(*) filter (beloep > 0) as positive,
                    sum(beloep) as kroner
                from linje group by all)
            select kalendermaaned%1$s, personer::int as antall_inntektsmottakere, underenheter::int as antall_underenheter,
                linjer::int as antall_utleggstrekk, uten::int as antall_uten_underenhet, positive::int as antall_positive,
                kroner::bigint as sum_beloep, midt as median_per_inntektsmottaker
            from alt join midt using (kalendermaaned%1$s)""";

    private final Connection duckdb;
    private final Path mappe;

    /** @param mappe where it writes */
    Duckdb(Path mappe) throws SQLException, IOException {
        this.mappe = Files.createDirectories(mappe);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        sql("set threads = 2");
        sql("set preserve_insertion_order = false");
        sql("set temp_directory = '%s'".formatted(Files.createDirectories(mappe.resolve("temp"))));
    }

    /** Works the figures of all published linjer out, one file per dataset. */
    void regn(Path rot) throws SQLException {
        sql("create view linje as select *, coalesce(underenhet, '') as enhet from '%s/%s/*.parquet'"
                .formatted(rot, Datasett.PERSON.mappe()));
        String enhet = "nullif(enhet, '') as underenhet";
        skriv(Datasett.UNDERENHET, GRUPPER.formatted("enhet", enhet, ", enhet"));
        skriv(
                Datasett.UNDERENHET_BESKRIVELSE,
                GRUPPER.formatted("enhet, beskrivelse", enhet + ", beskrivelse", ", enhet, beskrivelse"));
        skriv(Datasett.TOTALT, TOTALT.formatted(""));
        skriv(Datasett.TOTALT_BESKRIVELSE, TOTALT.formatted(", beskrivelse"));
    }

    /** How many rows of a dataset are not alike in both, each column looked at. */
    long ulike(Datasett datasett, Path ut) throws SQLException {
        String kolonner =
                datasett.skjema().getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
        String deres = "(select %s from '%s')".formatted(kolonner, fil(datasett));
        String vaare =
                "(select %s from '%s/%s/%s_p*.parquet')".formatted(kolonner, ut, datasett.mappe(), datasett.navn());
        return ulike(deres, vaare);
    }

    /** How many rows of two files are not alike, each column and the place of the row looked at; -1 for other columns. */
    long ulike(Path en, Path annen) throws SQLException {
        if (!kolonner(en).equals(kolonner(annen))) {
            return -1;
        }
        String rader = "(select * from read_parquet('%s', file_row_number = true))";
        return ulike(rader.formatted(en), rader.formatted(annen));
    }

    private String kolonner(Path fil) throws SQLException {
        try (Statement s = duckdb.createStatement();
                ResultSet r = s.executeQuery(
                        "select string_agg(column_name || ' ' || column_type, ', ') from (describe select * from '%s')"
                                .formatted(fil))) {
            r.next();
            return r.getString(1);
        }
    }

    private long ulike(String en, String annen) throws SQLException {
        return tall(
                "select count(*) from ((%1$s except all %2$s) union all (%2$s except all %1$s))".formatted(en, annen));
    }

    /** How many rows a dataset has. */
    long rader(Datasett datasett) throws SQLException {
        return tall("select count(*) from '%s'".formatted(fil(datasett)));
    }

    private void skriv(Datasett datasett, String spoerring) throws SQLException {
        sql("copy (%s) to '%s' (format parquet)".formatted(spoerring, fil(datasett)));
    }

    private Path fil(Datasett datasett) {
        return mappe.resolve(datasett.navn() + ".parquet");
    }

    private long tall(String sql) throws SQLException {
        try (Statement s = duckdb.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Statement s = duckdb.createStatement()) {
            s.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
