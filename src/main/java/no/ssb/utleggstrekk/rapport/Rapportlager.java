package no.ssb.utleggstrekk.rapport;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The SQL of the report: each query gives one section, its column names are the section's fields. */
final class Rapportlager {
    private final JdbcClient jdbc;

    Rapportlager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Hendelser by what became of them, par by outcome. */
    ObjectNode tellere(Kjoering kjoering, ObjectNode til) {
        jdbc.sql("""
                select k.mottatt, k.nye, k.duplikater, k.karantene,
                    (select count(*) from par where siste_hendelse > besvart_hendelse and kalendermaaned > k.kalendermaaned)
                        as framtidige,
                    coalesce(k.par, 0) as par,
                    count(*) filter (where p.utfall = 'FUNNET') as "FUNNET",
                    count(*) filter (where p.utfall = 'IKKE_FUNNET') as "IKKE_FUNNET",
                    count(*) filter (where p.utfall = 'SLETTET') as "SLETTET",
                    count(*) filter (where p.utfall = 'AVVIST') as "AVVIST",
                    count(*) filter (where p.utfall = 'FEILET') as "FEILET",
                    coalesce(sum(p.forhold_uten_linje) filter (where p.utfall = 'FUNNET'), 0) as forhold_uten_linje
                from kjoering k left join par p using (kjoering_id) where kjoering_id = ? group by k.kjoering_id""").param(kjoering.id()).query((rad, nr) -> felt(rad, til)).single();
        return til;
    }

    /** What each dataset and month was before the kjøring, and what it is with it. */
    ArrayNode endringer(Kjoering kjoering, ArrayNode til) {
        return liste("""
                select u.kalendermaaned, u.datasett, f.versjon as versjon_foer, u.versjon, f.rader as rader_foer, u.rader,
                    f.sum_beloep as sum_beloep_foer, u.sum_beloep,
                    u.rader - coalesce(f.rader, 0) as endring_rader,
                    u.sum_beloep - coalesce(f.sum_beloep, 0) as endring_beloep
                from utgivelse u left join lateral (
                    select versjon, rader, sum_beloep from utgivelse t
                    where t.publisert and t.datasett = u.datasett and t.kalendermaaned = u.kalendermaaned
                        and t.kjoering_id < u.kjoering_id
                    order by t.kjoering_id desc limit 1) as f on true
                where u.kjoering_id = ? order by u.kalendermaaned, u.datasett""", kjoering, til);
    }

    ArrayNode avstemming(Kjoering kjoering, ArrayNode til) {
        return liste("""
                select nr, ligning, kalendermaaned, venstre, hoeyre, venstre = hoeyre as stemmer
                from avstemming where kjoering_id = ? order by nr""", kjoering, til);
    }

    ArrayNode avvik(Kjoering kjoering, ArrayNode til) {
        return liste("""
                select kode, detalj, antall, foerste_sekvensnummer from avvik
                where kjoering_id = ? order by kode, detalj""", kjoering, til);
    }

    ArrayNode karantene(Kjoering kjoering, ArrayNode til) {
        return liste("""
                select kode, case when sekvensnummer is null then 'par' else 'hendelse' end as gjelder,
                    count(*) as antall, min(sekvensnummer) as foerste_sekvensnummer
                from karantene where kjoering_id = ? group by 1, 2 order by 1, 2""", kjoering, til);
    }

    /** Spring Batch's own record of the steps, one row per attempt; the parts of the lookup step are left out. */
    ArrayNode steg(Kjoering kjoering, ArrayNode til) {
        jdbc.sql("""
                select s.step_name as steg, s.status, s.start_time, s.end_time, s.read_count as lest, s.write_count as skrevet,
                    rank() over (order by s.job_execution_id) > 1 as omstart
                from batch_step_execution s join batch_job_execution_params p using (job_execution_id)
                where p.parameter_name = 'kjoering' and p.parameter_value = ?::text and s.step_name not like '%:%'
                order by s.step_execution_id""")
                .param(Long.toString(kjoering.id()))
                .query((rad, nr) -> {
                    LocalDateTime start = rad.getObject("start_time", LocalDateTime.class);
                    LocalDateTime slutt = rad.getObject("end_time", LocalDateTime.class);
                    ObjectNode node = til.addObject()
                            .put("steg", rad.getString("steg"))
                            .put("status", rad.getString("status"))
                            .put("omstart", rad.getBoolean("omstart"))
                            .put("lest", rad.getLong("lest"))
                            .put("skrevet", rad.getLong("skrevet"));
                    return slutt == null
                            ? node.putNull("sekunder")
                            : node.put(
                                    "sekunder", Duration.between(start, slutt).toMillis() / 1000.0);
                })
                .list();
        return til;
    }

    ArrayNode filer(Kjoering kjoering, ArrayNode til) {
        return liste("""
                select datasett, kalendermaaned, versjon, sti, rader, bytes, sha256, ny, publisert
                from utgivelse where kjoering_id = ? order by kalendermaaned, datasett""", kjoering, til);
    }

    private ArrayNode liste(String sql, Kjoering kjoering, ArrayNode til) {
        jdbc.sql(sql)
                .param(kjoering.id())
                .query((rad, nr) -> felt(rad, til.addObject()))
                .list();
        return til;
    }

    private static ObjectNode felt(ResultSet rad, ObjectNode til) throws SQLException {
        ResultSetMetaData meta = rad.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            til.putPOJO(meta.getColumnLabel(i), rad.getObject(i));
        }
        return til;
    }
}
