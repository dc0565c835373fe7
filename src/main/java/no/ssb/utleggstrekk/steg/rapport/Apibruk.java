package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls of a kjøring, all its restarts together, from what {@link no.ssb.utleggstrekk.kjoering.Tellerlager} keeps. */
final class Apibruk {
    /** Of each outcome, so that Skatteetaten can be asked about them. */
    private static final int MAKS_OPPSLAG = 10;

    /** As many points as a plot can hold; a long kjøring has more minutes in each. */
    private static final int MAKS_PUNKTER = 60;

    private final JdbcClient jdbc;

    Apibruk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ObjectNode av(Kjoering kjoering) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("tokenfornyelser", tokenfornyelser(kjoering));
        json.set("kall", kall(kjoering));
        json.set("trafikk", trafikk(kjoering));
        json.set("feltnavn", feltnavn(kjoering));
        json.set("uten_svar", utenSvar(kjoering));
        return json;
    }

    private long tokenfornyelser(Kjoering kjoering) {
        return jdbc.sql("""
                select coalesce(sum(antall), 0) from trafikk
                where kjoering_id = ? and api = 'maskinporten' and maal = 'tokenfornyelser'""").param(kjoering.id()).query(Long.class).single();
    }

    /** One element per API. A percentile is the upper bound of the bucket that it falls in, at most a tenth too high. */
    private ArrayNode kall(Kjoering kjoering) {
        ArrayNode liste = Radjson.liste(jdbc.sql("""
                with tider as (
                    select api, split_part(maal, ':', 2)::bigint / 1000.0 as ms,
                        sum(antall) over (partition by api order by split_part(maal, ':', 2)::bigint) as hittil,
                        sum(antall) over (partition by api) as alle
                    from trafikk where kjoering_id = :kjoering and maal like 'mikros:%'),
                prosentiler as (
                    select api, min(ms) filter (where hittil >= 0.50 * alle) as p50,
                        min(ms) filter (where hittil >= 0.95 * alle) as p95,
                        min(ms) filter (where hittil >= 0.99 * alle) as p99
                    from tider group by api)
                select api, coalesce(sum(antall) filter (where maal = 'kall'), 0) as antall,
                    coalesce(sum(antall) filter (where maal = 'gjentak'), 0) as gjentak,
                    coalesce(sum(antall) filter (where maal = 'bedt_om_aa_vente'), 0) as bedt_om_aa_vente,
                    coalesce(sum(antall) filter (where maal = 'ventet_paa_skatteetaten_ms'), 0) as ventet_paa_skatteetaten_ms,
                    coalesce(sum(antall) filter (where maal = 'ventet_paa_grenser_ms'), 0) as ventet_paa_grenser_ms,
                    p50::double precision as p50_ms, p95::double precision as p95_ms, p99::double precision as p99_ms
                from trafikk left join prosentiler using (api)
                where kjoering_id = :kjoering and api <> 'maskinporten' group by api, p50, p95, p99 order by api""").param("kjoering", kjoering.id()));
        for (var element : liste) {
            ObjectNode api = (ObjectNode) element;
            api.set("svar", svar(kjoering, api.get("api").asString()));
        }
        return liste;
    }

    /** Calls and waits over the kjøring, in spans of so many minutes; spans without any are left out. */
    private ObjectNode trafikk(Kjoering kjoering) {
        long minutter = jdbc.sql("""
                select coalesce(extract(epoch from max(minutt) - min(minutt))::bigint / 60 + 1, 1) from trafikk_minutt
                where kjoering_id = ?""").param(kjoering.id()).query(Long.class).single();
        long bredde = (minutter + MAKS_PUNKTER - 1) / MAKS_PUNKTER;
        ObjectNode trafikk = JsonMapper.shared().createObjectNode().put("minutter_per_punkt", bredde);
        trafikk.set(
                "punkter",
                Radjson.liste(jdbc.sql("""
                        with start as (select min(minutt) as start from trafikk_minutt where kjoering_id = :kjoering)
                        select to_char(date_bin(make_interval(mins => :bredde), minutt, start) at time zone 'UTC',
                                'YYYY-MM-DD"T"HH24:MI"Z"') as fra, sum(kall) as kall, sum(gjentak) as gjentak,
                            sum(ventet_paa_skatteetaten_ms) as ventet_paa_skatteetaten_ms,
                            sum(ventet_paa_grenser_ms) as ventet_paa_grenser_ms
                        from trafikk_minutt, start where kjoering_id = :kjoering group by 1 order by 1""").param("kjoering", kjoering.id()).param("bredde", (int) bredde)));
        return trafikk;
    }

    /** Answers by kode and status; both null when no whole answer came. */
    private ArrayNode svar(Kjoering kjoering, String api) {
        return Radjson.liste(jdbc.sql("""
                select nullif(regexp_replace(substr(maal, 6), '/[^/]*$', ''), '-') as kode,
                    nullif(regexp_replace(maal, '^.*/', ''), '-')::int as status, antall
                from trafikk where kjoering_id = ? and api = ? and maal like 'svar:%' order by antall desc, maal""").params(kjoering.id(), api));
    }

    /** Which names the fields came under: two sets are known, and the contract says less than one would like. */
    private ArrayNode feltnavn(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select api, split_part(substr(maal, 6), '=', 1) as felt, split_part(maal, '=', 2) as navn, antall
                from trafikk where kjoering_id = ? and maal like 'navn:%' order by 1, 2, 4 desc, 3""").param(kjoering.id()));
    }

    /** Par whose lookup was given up or refused, with what Skatteetaten needs to find the calls. */
    private ArrayNode utenSvar(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select utfall, kalendermaaned, grunn, korrelasjonsid from (
                    select *, row_number() over (
                        partition by utfall order by kalendermaaned, grunn, korrelasjonsid, par_id) as nr
                    from par where kjoering_id = ? and utfall in ('FEILET', 'AVVIST')) as p
                where nr <= ? order by utfall, nr""").params(kjoering.id(), MAKS_OPPSLAG));
    }
}
