package no.ssb.utleggstrekk.steg.rapport;

import java.sql.Types;
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
                select case when underenhet ~ '^[0-9]{9}$' then underenhet end as underenhet,
                    antall_inntektsmottakere_endring as endring_inntektsmottakere,
                    antall_utleggstrekk_endring as endring_utleggstrekk, beroerte as antall_personer_beroert,
                    case when (underenhet ~ '^[0-9]{9}$') is not true then 'UTEN_UNDERENHET'
                        when beroerte < :minste then 'FAA_PERSONER' when avsloeringsrisiko then 'RISIKO' end as skjult,
                    sum_beloep_endring as endring_beloep
                from endring(:maaned, :foer, :naa, 0, row(:minste, :p, :andel)::avsloeringsregel,
                        row(:minste, :p, :andel)::avsloeringsregel)
                    cross join lateral (
                        select antall_personer_nye + antall_personer_endret_beloep + antall_personer_borte as beroerte) as b
                order by abs(sum_beloep_endring) desc, underenhet limit :antall""")
                .param("naa", kjoering)
                .param("foer", forrige)
                .param("maaned", maaned)
                .param("antall", ANTALL)
                .param("minste", Math.max(Kroner.MINSTE_ANTALL, avsloering.minsteAntall()))
                .param("p", avsloering.pProsent())
                .param("andel", avsloering.stoersteAndel(), Types.DOUBLE));
        rader.forEach(r -> {
            if (erSkjult(r)) {
                skjul((ObjectNode) r, r.get("skjult").asString());
            }
        });
        return rader;
    }
}
