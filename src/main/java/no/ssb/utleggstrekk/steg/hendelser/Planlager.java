package no.ssb.utleggstrekk.steg.hendelser;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The par of the hendelser that a plan reads, in a temporary table: several million do not fill the memory, and nothing is
 * left when it is closed. For one thread.
 */
final class Planlager implements AutoCloseable {
    /** Par that a run for {@code :maaned} looks up or leaves: those that wait already, then those that are new. */
    private static final String VENTENDE = """
            with ventende as (
                select kalendermaaned, inntektsmottaker, true as allerede from par where par.venter
                union all
                select kalendermaaned, inntektsmottaker, false from plan_par n where not exists (select from par p
                    where p.kalendermaaned = n.kalendermaaned and p.inntektsmottaker = n.inntektsmottaker
                        and p.venter))
            """;

    /** Adjacent months of a person have the same difference between the month and its place among the person's months. */
    private static final String PERSONKALL = """
            , nummerert as (
                select inntektsmottaker, 12 * left(kalendermaaned, 4)::int + right(kalendermaaned, 2)::int
                    - row_number() over (partition by inntektsmottaker order by kalendermaaned) as rekke
                from ventende where kalendermaaned <= :maaned),
            rekker as (select count(*) as maaneder from nummerert group by inntektsmottaker, rekke)
            select coalesce(sum((maaneder + :maks - 1) / :maks), 0) from rekker""";

    private final Connection forbindelse;
    private final JdbcClient jdbc;

    private Planlager(Connection forbindelse) {
        this.forbindelse = forbindelse;
        this.jdbc = Skjema.klient(forbindelse);
    }

    /** What waits, after the hendelser are counted in. */
    record Ventende(long par, long alleredeVentende, long framtidige) {}

    static Planlager aapne(DataSource dataSource) {
        try {
            Planlager lager = new Planlager(dataSource.getConnection());
            lager.jdbc.sql("set default_transaction_read_only = off").update(); // for tables of this session alone
            lager.jdbc.sql("""
                    create temporary table plan_par (
                        kalendermaaned text collate "C" not null, inntektsmottaker text collate "C" not null,
                        primary key (kalendermaaned, inntektsmottaker));
                    create temporary table plan_nummer (logg_id bigint primary key)""").update();
            if (!Skjema.finnes(lager.jdbc)) {
                // before the first kjøring nobody waits
                lager.jdbc.sql("""
                        create temporary table par (
                            kalendermaaned text collate "C", inntektsmottaker text collate "C", venter boolean);
                        create temporary table hendelse (logg_id bigint, uten_par text)""").update();
            }
            return lager;
        } catch (SQLException e) {
            throw new MidlertidigFeil(
                    "The plan got no connection to the database (%s); try again".formatted(e.getSQLState()), e);
        }
    }

    void leggTil(Sidesortering side) {
        jdbc.sql("""
                insert into plan_par (kalendermaaned, inntektsmottaker)
                select * from unnest(?::text[], ?::text[]) on conflict do nothing""")
                .params(Sidesortering.par(side.av(Sidesortering.Brukbar.class)))
                .update();
        jdbc.sql("insert into plan_nummer (logg_id) select unnest(?::bigint[]) on conflict do nothing")
                .param(side.av(Sidesortering.Nummer.class).stream()
                        .map(n -> n.hendelse().loggId())
                        .toArray(Long[]::new))
                .update();
    }

    /** How many numbers are looked up: those that wait already, and those that are new. */
    long numre() {
        return jdbc.sql("""
                select count(*) from (
                    select logg_id from plan_nummer union
                    select logg_id from hendelse where uten_par = 'UOPPSLAATT') as alle""").query(Long.class).single();
    }

    /** In how many calls the par are looked up. */
    long personkall(Kalendermaaned maaned, int maksMaanederPerKall) {
        return jdbc.sql(VENTENDE + PERSONKALL)
                .param("maaned", maaned.toString())
                .param("maks", maksMaanederPerKall)
                .query(Long.class)
                .single();
    }

    Ventende ventende(Kalendermaaned maaned) {
        return jdbc.sql(VENTENDE + """
                select count(*) filter (where kalendermaaned <= :maaned),
                    count(*) filter (where kalendermaaned <= :maaned and allerede),
                    count(*) filter (where kalendermaaned > :maaned) from ventende""")
                .param("maaned", maaned.toString())
                .query((rad, nr) -> new Ventende(rad.getLong(1), rad.getLong(2), rad.getLong(3)))
                .single();
    }

    List<Plan.Maaned> maaneder(Kalendermaaned maaned) {
        return jdbc.sql(VENTENDE + """
                select kalendermaaned, count(*) from ventende where kalendermaaned <= :maaned group by 1 order by 1""")
                .param("maaned", maaned.toString())
                .query((rad, nr) -> new Plan.Maaned(rad.getString(1), rad.getLong(2)))
                .list();
    }

    /** Gives the connection back as it was. */
    @Override
    public void close() {
        try (forbindelse) {
            jdbc.sql("discard temp").update();
            jdbc.sql("set default_transaction_read_only = on").update();
        } catch (SQLException e) {
            // the connection is gone, and the table with it
        }
    }
}
