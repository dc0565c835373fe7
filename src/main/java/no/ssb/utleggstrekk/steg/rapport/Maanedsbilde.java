package no.ssb.utleggstrekk.steg.rapport;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the amounts of a kjøring's month lie, and how many groups are a disclosure risk. No smallest and no largest amount. */
final class Maanedsbilde {
    /** Width of a class, in kroner. */
    static final int KLASSE = 500;

    /** From here on the top class is open. */
    static final int AAPEN = 10_000;

    private final JdbcClient jdbc;
    private final Innstillinger.Avsloering avsloering;

    Maanedsbilde(JdbcClient jdbc, Innstillinger.Avsloering avsloering) {
        this.jdbc = jdbc;
        this.avsloering = avsloering;
    }

    ObjectNode av(Kjoering kjoering) {
        String maaned = kjoering.kalendermaaned().toString();
        ObjectNode json = Radjson.objekt(jdbc.sql("""
                select count(*) as antall_utleggstrekk, count(*) filter (where underenhet is null) as antall_uten_underenhet,
                    count(*) filter (where beloep > 0) as antall_positive
                from linje_ved(?, ?)""").params(maaned, kjoering.id()));
        json.set("fordeling", slaatSammen(klasser(kjoering, maaned)));
        json.set("risiko", risiko(kjoering, maaned));
        return json;
    }

    /** Deductions, said as positive, by class; corrections are not among them. */
    private List<ObjectNode> klasser(Kjoering kjoering, String maaned) {
        List<ObjectNode> klasser = new ArrayList<>();
        Radjson.liste(jdbc.sql("""
                select least(-beloep::bigint, :aapen) / :klasse * :klasse as fra, count(*) as antall_utleggstrekk,
                    count(distinct par_id) as personer
                from linje_ved(:maaned, :kjoering) where beloep <= 0 group by 1 order by 1""")
                        .param("maaned", maaned)
                        .param("kjoering", kjoering.id())
                        .param("aapen", AAPEN)
                        .param("klasse", KLASSE))
                .forEach(k -> klasser.add((ObjectNode) k));
        return klasser;
    }

    /**
     * One element per class from 0 on, those without deductions too. A class with fewer persons than may be shown becomes one
     * with the next, or at the end with the one before.
     */
    static ArrayNode slaatSammen(List<ObjectNode> klasser) {
        ArrayNode sammen = JsonMapper.shared().createArrayNode();
        long antall = 0;
        long personer = 0;
        int fra = 0;
        int nr = 0;
        for (int klasse = 0; klasse <= AAPEN; klasse += KLASSE) {
            if (nr < klasser.size() && klasser.get(nr).get("fra").asInt() == klasse) {
                antall += klasser.get(nr).get("antall_utleggstrekk").asLong();
                // one person may be in several classes: together they have as many as the one with most, or more
                personer = Math.max(personer, klasser.get(nr++).get("personer").asLong());
            }
            if (personer == 0 || personer >= Kroner.MINSTE_ANTALL) {
                leggTil(sammen, fra, klasse, antall);
                antall = 0;
                personer = 0;
                fra = klasse + KLASSE;
            }
        }
        boolean faa = personer > 0;
        while (faa && !sammen.isEmpty()) {
            JsonNode forrige = sammen.remove(sammen.size() - 1);
            fra = forrige.get("fra").asInt();
            antall += forrige.get("antall_utleggstrekk").asLong();
            faa = forrige.get("antall_utleggstrekk").asLong() == 0;
        }
        if (personer > 0 && !faa) {
            leggTil(sammen, fra, AAPEN, antall);
        }
        return sammen;
    }

    private static void leggTil(ArrayNode til, int fra, int klasse, long antall) {
        til.addObject()
                .put("fra", fra)
                .put("til", klasse == AAPEN ? null : Integer.valueOf(klasse + KLASSE))
                .put("antall_utleggstrekk", antall);
    }

    /** The share of kroner is left out where the groups at risk are few, or two of them are most of it. */
    private ObjectNode risiko(Kjoering kjoering, String maaned) {
        return Radjson.objekt(jdbc.sql("""
                with grupper as (
                    select avsloeringsrisiko, abs(sum_beloep) as x,
                        row_number() over (partition by avsloeringsrisiko order by abs(sum_beloep) desc) as nr
                    from tall(:maaned, :kjoering, false, row(:minste, :p, :andel)::avsloeringsregel)),
                i_risiko as (
                    select count(*) as antall, sum(x) as kroner,
                        er_avsloerende(count(*), count(*) filter (where x > 0), max(x)::bigint,
                            coalesce(sum(x) filter (where nr > 2), 0), sum(x),
                            row(:minste, :p, :andel)::avsloeringsregel) as skjules
                    from grupper where avsloeringsrisiko)
                select (select count(*) from grupper) as antall_grupper, antall as antall_i_risiko,
                    case when not skjules
                        then round(kroner / nullif((select sum(x) from grupper), 0), 3)::double precision
                    end as andel_av_kroner
                from i_risiko""")
                .param("maaned", maaned)
                .param("kjoering", kjoering.id())
                .param("minste", avsloering.minsteAntall())
                .param("p", avsloering.pProsent())
                .param("andel", avsloering.stoersteAndel(), Types.DOUBLE));
    }
}
