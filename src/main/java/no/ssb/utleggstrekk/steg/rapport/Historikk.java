package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that has been published up to a kjøring: each month with its versions, so that the report can draw what came of them. */
final class Historikk {
    private final JdbcClient jdbc;

    Historikk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One element per month, in order; each with its versions in the order of their numbers, and the newest by type. */
    ArrayNode av(Kjoering kjoering) {
        ArrayNode maaneder = JsonMapper.shared().createArrayNode();
        versjoner(kjoering).forEach(v -> {
            ObjectNode versjon = (ObjectNode) v;
            String maaned = versjon.remove("kalendermaaned").asString();
            ObjectNode siste = maaneder.isEmpty() ? null : (ObjectNode) maaneder.get(maaneder.size() - 1);
            if (siste == null || !siste.get("kalendermaaned").asString().equals(maaned)) {
                siste = maaneder.addObject().put("kalendermaaned", maaned);
                siste.putArray("versjoner");
            }
            siste.withArray("versjoner").add(Kroner.rund(versjon));
        });
        for (var maaned : maaneder) {
            ((ObjectNode) maaned)
                    .set("typer", typer(kjoering, maaned.get("kalendermaaned").asString()));
        }
        return maaneder;
    }

    private ArrayNode versjoner(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select distinct on (u.kalendermaaned, u.versjon) u.kalendermaaned, u.versjon, u.kjoering_id as kjoering,
                    k.skjaeringsdato,
                    12 * (extract(year from k.skjaeringsdato)::int - left(u.kalendermaaned, 4)::int)
                        + extract(month from k.skjaeringsdato)::int - right(u.kalendermaaned, 2)::int as maaneder_etter,
                    t.antall_underenheter, t.antall_inntektsmottakere, t.antall_utleggstrekk,
                    case when vist.antall_inntektsmottakere >= :minste then vist.sum_beloep end as sum_beloep,
                    vist.kjoering_id as kroner_fra_kjoering,
                    coalesce(r.underenheter_revidert, 0) as underenheter_revidert,
                    coalesce(r.personer_revidert, 0) as personer_revidert
                from utgivelse u join maanedstall t using (kjoering_id, kalendermaaned)
                    left join rapporttall r using (kjoering_id, kalendermaaned) join kjoering k using (kjoering_id)
                    join maanedstall vist on vist.kjoering_id = coalesce(r.vist_kjoering, u.kjoering_id)
                        and vist.kalendermaaned = u.kalendermaaned
                where u.publisert and u.ny and u.datasett = :datasett and u.kjoering_id <= :kjoering
                order by u.kalendermaaned, u.versjon, u.kjoering_id desc""")
                .param("datasett", Datasett.UNDERENHET.navn())
                .param("kjoering", kjoering.id())
                .param("minste", Kroner.MINSTE_ANTALL));
    }

    private ArrayNode typer(Kjoering kjoering, String maaned) {
        ArrayNode typer = (ArrayNode) jdbc.sql("""
                select typer from rapporttall where kalendermaaned = ? and kjoering_id <= ? order by kjoering_id desc limit 1""")
                .params(maaned, kjoering.id())
                .query(String.class)
                .optional()
                .map(JsonMapper.shared()::readTree)
                .orElseGet(() -> JsonMapper.shared().createArrayNode());
        typer.forEach(t -> Kroner.rund((ObjectNode) t));
        return typer;
    }

    /** Keeps what later reports need of the months that the kjøring published. Done again it gives the same. */
    void noter(Kjoering kjoering) {
        jdbc.sql("delete from rapporttall where kjoering_id = ?")
                .param(kjoering.id())
                .update();
        jdbc.sql("""
                insert into rapporttall (kjoering_id, kalendermaaned, underenheter_revidert, personer_revidert,
                    vist_kjoering, typer)
                select u.kjoering_id, u.kalendermaaned, revidert.underenheter, revidert.personer, vist, typer.typer
                from utgivelse u cross join lateral vist_kjoering(u.kalendermaaned, u.kjoering_id) as vist
                    cross join lateral (
                        select max(f.kjoering_id) as kjoering from utgivelse f
                        where f.publisert and f.kalendermaaned = u.kalendermaaned and f.kjoering_id < u.kjoering_id) as forrige
                    cross join lateral (
                        select count(distinct underenhet) as underenheter, count(distinct par_id) as personer
                        from endrede_par(u.kalendermaaned, coalesce(forrige.kjoering, 0), u.kjoering_id)
                        where forrige.kjoering is not null and ulik) as revidert
                    cross join lateral (
                        select coalesce(jsonb_agg(to_jsonb(t) order by beskrivelse), '[]') as typer from (
                            select navn.beskrivelse, count(distinct par_id) as antall_inntektsmottakere,
                                count(*) as antall_utleggstrekk, sum(beloep) as sum_beloep
                            from linje_ved(u.kalendermaaned, vist) as l join (
                                select beskrivelse as kode, vist_tekst(beskrivelse) as beskrivelse
                                from linje_ved(u.kalendermaaned, vist) group by 1) as navn on kode = l.beskrivelse
                            group by 1) as t) as typer
                where u.kjoering_id = ? and u.datasett = ?""").params(kjoering.id(), Datasett.UNDERENHET.navn()).update();
    }
}
