package no.ssb.utleggstrekk.steg.rapport;

import java.time.Instant;
import java.time.ZoneOffset;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** The steps of all attempts; sekunder is null of one that has not ended, or in which its process died. */
    ArrayNode steg(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select s.navn as steg, dense_rank() over (order by s.forsoek_id) as forsoek, s.status,
                    round(extract(epoch from s.avsluttet - s.startet), 3)::double precision as sekunder, s.lest, s.skrevet
                from steg s join forsoek using (forsoek_id) where kjoering_id = ? order by s.forsoek_id, s.nr""").param(kjoering.id()));
    }

    /** When it was begun, when the attempt ended whose report this is, and when its files were in place: UTC. */
    ObjectNode tider(Kjoering kjoering, Instant naa) {
        return Radjson.objekt(jdbc.sql("""
                select to_char(opprettet at time zone 'UTC', :form) as startet,
                    to_char(coalesce(
                        (select max(avsluttet) from forsoek f where f.kjoering_id = k.kjoering_id and exitkode = k.exitkode),
                        :naa) at time zone 'UTC', :form) as avsluttet,
                    to_char(publisert at time zone 'UTC', :form) as publisert
                from kjoering k where kjoering_id = :kjoering""")
                .param("form", "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"")
                .param("naa", naa.atOffset(ZoneOffset.UTC))
                .param("kjoering", kjoering.id()));
    }

    /** How many times the kjøring was taken up again. */
    long omstarter(Kjoering kjoering) {
        return jdbc.sql("select greatest(count(*) - 1, 0) from forsoek where kjoering_id = ?")
                .param(kjoering.id())
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
