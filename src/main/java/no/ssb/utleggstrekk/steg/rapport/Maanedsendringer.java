package no.ssb.utleggstrekk.steg.rapport;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a kjøring changed: per month its versions, its totals before and after, and where most changed. */
final class Maanedsendringer {
    private static final List<String> ANTALL =
            List.of("antall_underenheter", "antall_inntektsmottakere", "antall_utleggstrekk");

    private static final String KRONER_FRA = "kroner_fra_kjoering";

    private final JdbcClient jdbc;
    private final StoersteEndringer stoerste;
    private final Maanedsbruk bruk;

    Maanedsendringer(JdbcClient jdbc, StoersteEndringer stoerste, Maanedsbruk bruk) {
        this.jdbc = jdbc;
        this.stoerste = stoerste;
        this.bruk = bruk;
    }

    /** One element per month with files of the kjøring, published or about to be, whose figures are summed. */
    ArrayNode av(Kjoering kjoering, Rapportstatus status) {
        ArrayNode maaneder = JsonMapper.shared().createArrayNode();
        jdbc.sql("""
                select kalendermaaned, bool_and(versjon > 0) as stabil, bool_and(publisert) as publisert
                from utgivelse join maanedstall using (kjoering_id, kalendermaaned)
                where kjoering_id = ? and datasett <> 'utleggstrekk-utgivelser' group by 1 order by 1""")
                .param(kjoering.id())
                .query((rad, nr) -> {
                    String maaned = rad.getString("kalendermaaned");
                    ObjectNode til = maaneder.addObject()
                            .put("kalendermaaned", maaned)
                            .put("stabil", rad.getBoolean("stabil"))
                            .put("publisert", rad.getBoolean("publisert"));
                    til.set(
                            "bruk",
                            bruk.av(kjoering, Kalendermaaned.av(maaned), status).json());
                    return fyll(til, kjoering, maaned);
                })
                .list();
        return maaneder;
    }

    private ObjectNode fyll(ObjectNode til, Kjoering kjoering, String maaned) {
        til.set("versjoner", versjoner(kjoering, maaned));
        Long forrige = jdbc.sql("""
                select max(kjoering_id) from utgivelse where publisert and kalendermaaned = ? and kjoering_id < ?
                having max(kjoering_id) is not null""")
                .params(maaned, kjoering.id())
                .query(Long.class)
                .optional()
                .orElse(null);
        ObjectNode foer = forrige == null ? null : tall(forrige, maaned);
        ObjectNode naa = tall(kjoering.id(), maaned);
        ObjectNode personer = personer(kjoering.id(), forrige == null ? 0 : forrige, maaned);
        til.set("foer", foer);
        til.set("naa", naa);
        til.set("endring", endring(foer, naa));
        naa.remove(KRONER_FRA);
        if (foer != null) {
            foer.remove(KRONER_FRA);
        }
        til.set("personer", personer);
        til.set(
                "stoerste_endringer",
                forrige == null ? JsonMapper.shared().createArrayNode() : stoerste.av(kjoering.id(), forrige, maaned));
        return til;
    }

    /** What each dataset of a month was before the kjøring, and what it is with it. */
    private ArrayNode versjoner(Kjoering kjoering, String maaned) {
        return Radjson.liste(jdbc.sql("""
                select u.datasett, f.versjon as versjon_foer, u.versjon, u.ny, f.rader as rader_foer, u.rader
                from utgivelse u left join lateral (
                    select versjon, rader from utgivelse t
                    where t.publisert and t.datasett = u.datasett and t.kalendermaaned = u.kalendermaaned
                        and t.kjoering_id < u.kjoering_id
                    order by t.kjoering_id desc limit 1) as f on true
                where u.kjoering_id = ? and u.kalendermaaned = ? order by u.datasett""").params(kjoering.id(), maaned));
    }

    /** With the kroner that may be shown beside those of earlier reports. */
    private ObjectNode tall(long kjoering, String maaned) {
        return Kroner.rund(Radjson.objekt(jdbc.sql("""
                select t.antall_underenheter, t.antall_inntektsmottakere, t.antall_utleggstrekk,
                    case when vist.antall_inntektsmottakere >= :minste then vist.sum_beloep end as sum_beloep,
                    vist.kjoering_id as kroner_fra_kjoering
                from maanedstall t join maanedstall vist using (kalendermaaned)
                where t.kjoering_id = :kjoering and kalendermaaned = :maaned
                    and vist.kjoering_id = vist_kjoering(:maaned, :kjoering)""")
                .param("kjoering", kjoering)
                .param("maaned", maaned)
                .param("minste", Kroner.MINSTE_ANTALL)));
    }

    /** Naa minus foer. No kroner while too few persons' have changed since they were shown. */
    private static ObjectNode endring(@Nullable ObjectNode foer, ObjectNode naa) {
        ObjectNode endring = JsonMapper.shared().createObjectNode();
        for (String felt : ANTALL) {
            endring.put(
                    felt,
                    naa.get(felt).asLong() - (foer == null ? 0 : foer.get(felt).asLong()));
        }
        return endring.put("sum_beloep", kroner(foer, naa));
    }

    private static @Nullable Long kroner(@Nullable ObjectNode foer, ObjectNode naa) {
        JsonNode etter = naa.get("sum_beloep");
        if (foer == null || etter.isNull()) {
            return etter.isNull() ? null : Long.valueOf(etter.asLong());
        }
        JsonNode forrige = foer.get("sum_beloep");
        boolean sammeKroner = naa.get(KRONER_FRA).equals(foer.get(KRONER_FRA));
        return sammeKroner || forrige.isNull() ? null : Long.valueOf(etter.asLong() - forrige.asLong());
    }

    /** How many persons are new, changed or gone in the month. One that moved to another underenhet is changed. */
    private ObjectNode personer(long kjoering, long forrige, String maaned) {
        return Radjson.objekt(jdbc.sql("""
                with personer as (
                    select sum(linjer_foer) as foer, sum(linjer_etter) as etter,
                        sum(sum_foer) <> sum(sum_etter) as endret_beloep
                    from endrede_par(?, ?, ?) group by par_id having bool_or(ulik))
                select count(*) filter (where foer = 0) as antall_personer_nye,
                    count(*) filter (where foer > 0 and etter > 0) as antall_personer_endret,
                    count(*) filter (where foer > 0 and etter > 0 and endret_beloep) as antall_personer_endret_beloep,
                    count(*) filter (where etter = 0) as antall_personer_borte
                from personer""").params(maaned, forrige, kjoering));
    }
}
