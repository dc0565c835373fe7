package no.ssb.utleggstrekk.steg.rapport;

import java.util.Comparator;
import java.util.List;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The underenheter whose sum changed most. An amount is shown only where nothing tells of one person: at least three persons
 * are behind it, and by the rule of the figures (rule 14) neither the group before, nor after, nor the change is at risk.
 */
final class StoersteEndringer {
    private static final int ANTALL = 10;
    static final int P_PROSENT = 10;

    private final JdbcClient jdbc;
    private final Innstillinger.Avsloering avsloering;

    StoersteEndringer(JdbcClient jdbc, Innstillinger.Avsloering avsloering) {
        this.jdbc = jdbc;
        this.avsloering = avsloering;
    }

    /** Those with an amount by its size; then the others by number, as their order must not tell the size. */
    ArrayNode av(long kjoering, long forrige, String maaned) {
        ArrayNode rader = hent(kjoering, forrige, maaned);
        List<JsonNode> vist = rader.valueStream().filter(r -> !erSkjult(r)).toList();
        boolean enErSkjult = rader.size() - vist.size() == 1;
        if (enErSkjult && !vist.isEmpty()) { // else it could be had from the total
            skjul((ObjectNode) vist.get(vist.size() - 1), "FOELGER");
        }
        List<JsonNode> skjult = rader.valueStream()
                .filter(StoersteEndringer::erSkjult)
                .sorted(Comparator.comparing(r -> r.get("underenhet").asString("~")))
                .toList();
        return JsonMapper.shared()
                .createArrayNode()
                .addAll(vist.stream().filter(r -> !erSkjult(r)).toList())
                .addAll(skjult);
    }

    private static boolean erSkjult(JsonNode rad) {
        return !rad.get("skjult").isNull();
    }

    private static void skjul(ObjectNode rad, String hvorfor) {
        rad.put("skjult", hvorfor).putNull("endring_beloep");
    }

    private ArrayNode hent(long kjoering, long forrige, String maaned) {
        ArrayNode rader = Radjson.liste(jdbc.sql("""
                with personer as materialized (select * from par_mellom(:maaned, :foer, :naa)),
                stoerst as (
                    select underenhet, count(*) filter (where sum_foer <> sum_etter) as beroerte,
                        count(*) filter (where linjer_etter > 0) - count(*) filter (where linjer_foer > 0) as personer,
                        sum(linjer_etter - linjer_foer) as linjer, sum(sum_etter - sum_foer) as beloep
                    from personer group by underenhet having bool_or(ulik)
                    order by abs(sum(sum_etter - sum_foer)) desc, underenhet limit :antall),
                risiko as (
                    select p.underenhet,
                        roeper(array_agg(abs(sum_foer)) filter (where linjer_foer > 0), :minste, :p)
                            or roeper(array_agg(abs(sum_etter)) filter (where linjer_etter > 0), :minste, :p)
                            or roeper(array_agg(abs(sum_etter - sum_foer)) filter (where ulik), :minste, :p) as er_risiko
                    from personer p join stoerst s on p.underenhet is not distinct from s.underenhet group by p.underenhet)
                select case when s.underenhet ~ '^[0-9]{9}$' then s.underenhet end as underenhet,
                    s.personer as endring_inntektsmottakere, linjer as endring_utleggstrekk, beroerte as antall_personer_beroert,
                    case when (s.underenhet ~ '^[0-9]{9}$') is not true then 'UTEN_UNDERENHET'
                        when beroerte < :minste then 'FAA_PERSONER' when er_risiko then 'RISIKO' end as skjult,
                    beloep as endring_beloep
                from stoerst s join risiko r on s.underenhet is not distinct from r.underenhet
                order by abs(beloep) desc, s.underenhet""")
                .param("naa", kjoering)
                .param("foer", forrige)
                .param("maaned", maaned)
                .param("antall", ANTALL)
                .param("minste", Math.max(Kroner.MINSTE_ANTALL, avsloering.minsteAntall()))
                .param("p", P_PROSENT));
        rader.forEach(r -> {
            if (erSkjult(r)) {
                skjul((ObjectNode) r, r.get("skjult").asString());
            }
        });
        return rader;
    }
}
