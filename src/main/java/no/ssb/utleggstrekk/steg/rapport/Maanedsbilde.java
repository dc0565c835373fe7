package no.ssb.utleggstrekk.steg.rapport;

import java.sql.Types;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the amounts of a kjøring's month lie, and how many groups are a disclosure risk. No smallest and no largest amount, and
 * nothing new while too few persons' amounts have changed.
 */
final class Maanedsbilde {
    private final JdbcClient jdbc;
    private final Innstillinger.Avsloering avsloering;
    private final Fordeling fordeling;

    Maanedsbilde(JdbcClient jdbc, Innstillinger.Avsloering avsloering) {
        this.jdbc = jdbc;
        this.avsloering = avsloering;
        this.fordeling = new Fordeling(jdbc);
    }

    ObjectNode av(Kjoering kjoering) {
        String maaned = kjoering.kalendermaaned().toString();
        ObjectNode json = Radjson.objekt(jdbc.sql("""
                select count(*) as antall_utleggstrekk, count(*) filter (where underenhet is null) as antall_uten_underenhet,
                    count(*) filter (where beloep > 0) as antall_positive
                from linje_ved(?, ?)""").params(maaned, kjoering.id()));
        long vist = vist(kjoering, maaned);
        json.put("kroner_fra_kjoering", vist);
        json.set("fordeling", fordeling.av(maaned, vist, kjoering));
        json.set("risiko", risiko(vist, maaned));
        return json;
    }

    /** The kjøring whose kroner the reports show for the month. */
    private long vist(Kjoering kjoering, String maaned) {
        return jdbc.sql("""
                select coalesce((select vist_kjoering from rapporttall where kalendermaaned = :maaned and kjoering_id <= :kjoering
                    order by kjoering_id desc limit 1), :kjoering)""")
                .param("maaned", maaned)
                .param("kjoering", kjoering.id())
                .query(Long.class)
                .single();
    }

    /** The share of kroner is left out where the groups at risk are few, or two of them are most of it. */
    private ObjectNode risiko(long kjoering, String maaned) {
        return Radjson.objekt(jdbc.sql("""
                with grupper as (
                    select abs(sum_beloep) as x, avsloeringsrisiko
                    from tall(:maaned, :kjoering, row(:minste, :p, :andel)::avsloeringsregel) where beskrivelse is null),
                rangert as (
                    select x, row_number() over (order by x desc) as nr from grupper where avsloeringsrisiko),
                i_risiko as (
                    select count(*) as antall, sum(x) as kroner,
                        er_avsloerende(count(*), count(*) filter (where x > 0), max(x)::bigint,
                            coalesce(sum(x) filter (where nr > 2), 0), sum(x),
                            row(:minste, :p, :andel)::avsloeringsregel) as skjules
                    from rangert)
                select (select count(*) from grupper) as antall_grupper, antall as antall_i_risiko,
                    case when not skjules
                        then round(kroner / nullif((select sum(x) from grupper), 0), 3)::double precision
                    end as andel_av_kroner
                from i_risiko""")
                .param("maaned", maaned)
                .param("kjoering", kjoering)
                .param("minste", avsloering.minsteAntall())
                .param("p", avsloering.pProsent())
                .param("andel", avsloering.stoersteAndel(), Types.DOUBLE));
    }
}
