package no.ssb.utleggstrekk.steg.rapport;

import java.time.Duration;
import java.time.LocalDateTime;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The SQL of the sections that are one query each. */
final class Rapportlager {
    private final JdbcClient jdbc;

    Rapportlager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Hendelser by what became of them, par by outcome. */
    ObjectNode tellere(Kjoering kjoering) {
        return Radjson.objekt(jdbc.sql("""
                select k.mottatt, k.nye, k.duplikater, k.karantene,
                    (select count(*) from par where par.venter and kalendermaaned > k.kalendermaaned)
                        as framtidige,
                    coalesce(k.par, 0) as par,
                    count(*) filter (where p.utfall = 'FUNNET') as "FUNNET",
                    count(*) filter (where p.utfall = 'IKKE_FUNNET') as "IKKE_FUNNET",
                    count(*) filter (where p.utfall = 'SLETTET') as "SLETTET",
                    count(*) filter (where p.utfall = 'AVVIST') as "AVVIST",
                    count(*) filter (where p.utfall = 'FEILET') as "FEILET",
                    coalesce(sum(p.forhold_uten_linje) filter (where p.utfall = 'FUNNET'), 0) as forhold_uten_linje
                from kjoering k left join par p using (kjoering_id) where kjoering_id = ? group by k.kjoering_id""").param(kjoering.id()));
    }

    /** What operators decided since the report before, in the order of time: who, with which command, and why. */
    ArrayNode beslutninger(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select to_char(tidspunkt at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tidspunkt, bruker, vert, kommando,
                    grunn, detaljer
                from beslutning b, kjoering k
                where k.kjoering_id = ? and (b.tidspunkt <= k.avsluttet) is not false and not exists (
                    select from kjoering f where f.kjoering_id < k.kjoering_id and f.avsluttet > b.tidspunkt)
                order by beslutning_id""").param(kjoering.id()));
    }

    /** The usable hendelser by the month that they are about, and how many months after it they were registered. */
    ArrayNode hendelser(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select kalendermaaned, 12 * (extract(year from dag)::int - left(kalendermaaned, 4)::int)
                        + extract(month from dag)::int - right(kalendermaaned, 2)::int as maaneder_etter, sum(antall) as antall
                from (select par.kalendermaaned, (h.registreringstidspunkt at time zone 'Europe/Oslo')::date as dag,
                        count(*) as antall
                    from hendelse h join par using (par_id) where h.kjoering_id = ? group by 1, 2) as dager
                group by 1, 2 order by 1, 2""").param(kjoering.id()));
    }

    /**
     * Without the sides of sums of kroner and of digests, from which what they digest can be guessed, and of sums that differ:
     * their difference could be one person's amount.
     */
    ArrayNode avstemming(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select nr, ligning, kalendermaaned, case when vises then venstre end as venstre,
                    case when vises then hoeyre end as hoeyre, venstre = hoeyre as stemmer
                from (select *, venstre = hoeyre and ligning not like 'sum of %beloep%'
                        and ligning not like '%SHA-256%' as vises from avstemming) as a
                where kjoering_id = ? order by nr""").param(kjoering.id()));
    }

    /** Spring Batch's own record of the steps, one row per attempt; the parts of the lookup step are left out. */
    ArrayNode steg(Kjoering kjoering) {
        ArrayNode liste = JsonMapper.shared().createArrayNode();
        jdbc.sql("""
                select s.step_name as steg, s.status, s.start_time, s.end_time, s.read_count as lest, s.write_count as skrevet,
                    dense_rank() over (order by s.job_execution_id) as forsoek
                from batch_step_execution s join batch_job_execution_params p using (job_execution_id)
                where p.parameter_name = 'kjoering' and p.parameter_value = ?::text and s.step_name not like '%:%'
                order by s.step_execution_id""")
                .param(Long.toString(kjoering.id()))
                .query((rad, nr) -> {
                    LocalDateTime start = rad.getObject("start_time", LocalDateTime.class);
                    LocalDateTime slutt = rad.getObject("end_time", LocalDateTime.class);
                    ObjectNode node = liste.addObject()
                            .put("steg", rad.getString("steg"))
                            .put("forsoek", rad.getInt("forsoek"))
                            .put("status", rad.getString("status"));
                    return node.put("sekunder", sekunder(start, slutt))
                            .put("lest", rad.getLong("lest"))
                            .put("skrevet", rad.getLong("skrevet"));
                })
                .list();
        return liste;
    }

    /** Null when it has not ended, or was killed before it had begun: then whoever recovered it gave it an end alone. */
    private static @Nullable Double sekunder(@Nullable LocalDateTime start, @Nullable LocalDateTime slutt) {
        return start == null || slutt == null
                ? null
                : Duration.between(start, slutt).toMillis() / 1000.0;
    }

    /** How many times the kjøring was taken up again. */
    long omstarter(Kjoering kjoering) {
        return jdbc.sql("""
                select greatest(count(*) - 1, 0) from batch_job_execution_params
                where parameter_name = 'kjoering' and parameter_value = ?::text""")
                .param(Long.toString(kjoering.id()))
                .query(Long.class)
                .single();
    }

    /** What the kjøring deleted because it had been kept long enough. */
    ArrayNode slettet(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("select hva, antall from sletting where kjoering_id = ? order by hva")
                .param(kjoering.id()));
    }

    ArrayNode filer(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select datasett, case when datasett <> 'utleggstrekk-utgivelser' then kalendermaaned end as kalendermaaned, versjon, sti, rader, bytes, sha256, ny, publisert
                from utgivelse where kjoering_id = ? order by utgivelse.kalendermaaned, datasett""").param(kjoering.id()));
    }
}
