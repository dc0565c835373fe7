package no.ssb.utleggstrekk.ytelse;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a database holds after lookups that are not made: months of linjer, two per person, some 100 per underenhet, a
 * thousandth of them without one.
 */
final class Bestand {
    final TestDatabase database = TestDatabase.ny();
    final JdbcClient jdbc;

    Bestand() {
        new MigrertDatabase(database, List.of()).close();
        jdbc = JdbcClient.create(database.dataSource());
        ferdigKjoering();
    }

    /** A kjøring that changed what is held, and has published nothing. */
    long ferdigKjoering() {
        return jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values ('2026-01', date '2026-01-01', 'INGENTING_NYTT', now()) returning kjoering_id""").query(Long.class).single();
    }

    /** Holds a month with so many linjer, through the real tables. */
    void fyll(Kalendermaaned maaned, long linjer) {
        jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse, besvart_serie, besvart_hendelse, utfall,
                    kjoering_id)
                select :maaned, encode(sha256((:maaned || i)::bytea), 'base64'), 1, 1, 1, 'FUNNET', 1
                from generate_series(1, :par) as i""")
                .param("maaned", maaned.toString())
                .param("par", linjer / 2)
                .update();
        jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, opplysningspliktig, underenhet,
                    beskrivelse, beloep, dato_for_utleggstrekk, antall_avvik, skjermet)
                select kalendermaaned, par_id, 1, n, (810000000 + nr / 5)::text,
                    case when par_id % 1000 <> 0 then (910000000 + nr)::text end,
                    case n when 1 then 'utleggstrekkSkatt' else 'utleggstrekkSamordnet' end,
                    case when par_id % 500 = 7 then 250 else -500 - ((31 * par_id + 977 * n) % 9000)::int end,
                    (:maaned || '-10')::date + 5 * n, (par_id % 97 = 0)::int, par_id % 1000 = 0
                from par cross join generate_series(1, 2) as n
                    cross join lateral (select par_id * 7919 % (:par / 50 + 1)) as v (nr)
                where kalendermaaned = :maaned""")
                .param("maaned", maaned.toString())
                .param("par", linjer / 2)
                .update();
        jdbc.sql("vacuum analyze par, linje").update();
    }

    /** Corrects one person of each hundred in every month, which are then to be worked out anew. */
    void rett() {
        long kjoering = ferdigKjoering();
        jdbc.sql("""
                with gamle as (
                    update linje set til_kjoering = ? where par_id % 100 = 3 returning *)
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, opplysningspliktig, underenhet,
                    beskrivelse, beloep, dato_for_utleggstrekk, antall_avvik, skjermet)
                select kalendermaaned, par_id, til_kjoering, linje_nr, opplysningspliktig, underenhet, beskrivelse,
                    beloep - 100, dato_for_utleggstrekk, antall_avvik, skjermet
                from gamle""").param(kjoering).update();
        jdbc.sql("insert into beroert (kalendermaaned) select distinct kalendermaaned from par")
                .update();
        jdbc.sql("vacuum analyze linje").update();
    }
}
