package no.ssb.utleggstrekk.steg.rapport;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a kjøring changed: per month its versions, its totals before and after, and where most changed. */
final class Maanedsendringer {
    /** How many underenheter are named per month. */
    private static final int STOERSTE = 10;

    private final JdbcClient jdbc;
    private final Innstillinger.Avsloering avsloering;

    Maanedsendringer(JdbcClient jdbc, Innstillinger.Avsloering avsloering) {
        this.jdbc = jdbc;
        this.avsloering = avsloering;
    }

    /** One element per month with files of the kjøring, published or about to be. */
    ArrayNode av(Kjoering kjoering) {
        ArrayNode maaneder = JsonMapper.shared().createArrayNode();
        jdbc.sql("""
                select kalendermaaned, bool_and(versjon > 0) as stabil, bool_and(publisert) as publisert
                from utgivelse where kjoering_id = ? and datasett <> 'utleggstrekk-utgivelser' group by 1 order by 1""")
                .param(kjoering.id())
                .query((rad, nr) ->
                        maaned(kjoering, rad.getString(1), rad.getBoolean(2), rad.getBoolean(3), maaneder.addObject()))
                .list();
        return maaneder;
    }

    private ObjectNode maaned(Kjoering kjoering, String maaned, boolean stabil, boolean publisert, ObjectNode til) {
        til.put("kalendermaaned", maaned).put("stabil", stabil).put("publisert", publisert);
        til.set("versjoner", versjoner(kjoering, maaned));
        List<Long> forrige =
                jdbc.sql("""
                select max(kjoering_id) from utgivelse where publisert and kalendermaaned = ? and kjoering_id < ?
                having max(kjoering_id) is not null""").params(maaned, kjoering.id()).query(Long.class).list();
        til.set("foer", forrige.isEmpty() ? null : tall(forrige.get(0), maaned));
        til.set("naa", tall(kjoering.id(), maaned));
        til.set("endring", endring(kjoering.id(), forrige.isEmpty() ? 0 : forrige.get(0), maaned));
        til.set(
                "stoerste_endringer",
                forrige.isEmpty()
                        ? JsonMapper.shared().createArrayNode()
                        : stoerste(kjoering.id(), forrige.get(0), maaned));
        return til;
    }

    /** What each dataset of a month was before the kjøring, and what it is with it. */
    ArrayNode versjoner(Kjoering kjoering, String maaned) {
        return Radjson.liste(jdbc.sql("""
                select u.datasett, f.versjon as versjon_foer, u.versjon, u.ny, f.rader as rader_foer, u.rader
                from utgivelse u left join lateral (
                    select versjon, rader from utgivelse t
                    where t.publisert and t.datasett = u.datasett and t.kalendermaaned = u.kalendermaaned
                        and t.kjoering_id < u.kjoering_id
                    order by t.kjoering_id desc limit 1) as f on true
                where u.kjoering_id = ? and u.kalendermaaned = ? and u.datasett <> 'utleggstrekk-utgivelser'
                order by u.datasett""").params(kjoering.id(), maaned));
    }

    private ObjectNode tall(long kjoering, String maaned) {
        return Radjson.objekt(jdbc.sql("""
                select antall_underenheter, antall_inntektsmottakere, antall_utleggstrekk, sum_beloep
                from maanedstall where kjoering_id = ? and kalendermaaned = ?""").params(kjoering, maaned));
    }

    private ObjectNode endring(long kjoering, long forrige, String maaned) {
        return Radjson.objekt(jdbc.sql("""
                select n.antall_underenheter - coalesce(f.antall_underenheter, 0) as antall_underenheter,
                    n.antall_inntektsmottakere - coalesce(f.antall_inntektsmottakere, 0) as antall_inntektsmottakere,
                    n.antall_utleggstrekk - coalesce(f.antall_utleggstrekk, 0) as antall_utleggstrekk,
                    n.sum_beloep - coalesce(f.sum_beloep, 0) as sum_beloep
                from maanedstall n left join maanedstall f on f.kjoering_id = ? and f.kalendermaaned = n.kalendermaaned
                where n.kjoering_id = ? and n.kalendermaaned = ?""").params(forrige, kjoering, maaned));
    }

    /**
     * The underenheter whose sum changed most. The amount is left out where the group was or is a disclosure risk, by the
     * same rule as the figures (rule 14), and a number that is no organisation number is not shown.
     */
    private ArrayNode stoerste(long kjoering, long forrige, String maaned) {
        return Radjson.liste(jdbc.sql("""
                with rader as (
                    select underenhet, par_id, beloep::bigint as beloep,
                        fra_kjoering <= :naa and (til_kjoering is null or til_kjoering > :naa) as er_naa,
                        fra_kjoering <= :foer and (til_kjoering is null or til_kjoering > :foer) as var_foer
                    from linje where kalendermaaned = :maaned),
                stoerst as (
                    select underenhet, sum(case when er_naa then beloep else -beloep end) as beloep,
                        sum(case when er_naa then 1 else -1 end) as linjer
                    from rader where er_naa <> var_foer group by underenhet
                    order by abs(sum(case when er_naa then beloep else -beloep end)) desc, underenhet limit :antall),
                personer as (
                    select r.underenhet, sum(r.beloep) filter (where er_naa) as naa,
                        sum(r.beloep) filter (where var_foer) as foer
                    from rader r join stoerst s on r.underenhet is not distinct from s.underenhet
                    group by r.underenhet, par_id),
                grupper as (
                    select underenhet, count(naa) as antall_naa, count(foer) as antall_foer,
                        count(naa) between 1 and :minste - 1
                            or coalesce(max(abs(naa)) / nullif(sum(abs(naa)), 0) > :andel, false)
                            or count(foer) between 1 and :minste - 1
                            or coalesce(max(abs(foer)) / nullif(sum(abs(foer)), 0) > :andel, false) as avsloeringsrisiko
                    from personer group by underenhet)
                select case when s.underenhet ~ '^[0-9]{9}$' then s.underenhet end as underenhet, avsloeringsrisiko, antall_naa - antall_foer as endring_inntektsmottakere,
                    linjer as endring_utleggstrekk, case when not avsloeringsrisiko then beloep end as endring_beloep
                from stoerst s join grupper g on s.underenhet is not distinct from g.underenhet
                order by abs(beloep) desc, s.underenhet""")
                .param("naa", kjoering)
                .param("foer", forrige)
                .param("maaned", maaned)
                .param("antall", STOERSTE)
                .param("minste", avsloering.minsteAntall())
                .param("andel", avsloering.stoersteAndel()));
    }
}
