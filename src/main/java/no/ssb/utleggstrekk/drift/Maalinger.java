package no.ssb.utleggstrekk.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.drift.Maalefil.Familie;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database tells of the last kjøring and of all that we hold, as metrics: counts, no persons, no small amounts. */
final class Maalinger {
    /**
     * One family: a query whose last column is the value, and whose others are the labels. Rows without a value are left out.
     * In it, {@code siste} is the last kjøring and {@code ute} the last published one.
     */
    private record Maal(String navn, String hjelp, String sql) {}

    private static final String KILDER = """
            with siste as (select * from kjoering order by kjoering_id desc limit 1),
                ute as (select * from kjoering where publisert is not null order by kjoering_id desc limit 1)
            """;

    private static final String TRAFIKK =
            "select api, antall from trafikk join siste using (kjoering_id) where maal = ";

    private static final List<Maal> ALLE = List.of(
            new Maal(
                    "kjoerer",
                    "Whether a process holds the lock: 1 or 0.",
                    "select (exists (" + Kjoeringslaas.ER_TATT + "))::int"),
            new Maal(
                    "kjoering_info",
                    "The last kjøring.",
                    "select kjoering_id as kjoering, art, kalendermaaned, tilstand, 1 from siste"),
            new Maal(
                    "sist_startet_timestamp_seconds",
                    "When the last attempt at a kjøring began.",
                    "select extract(epoch from max(startet)) from forsoek where kjoering_id is not null"),
            new Maal(
                    "sist_publisert_timestamp_seconds",
                    "When the files of a kjøring were last put in place.",
                    "select extract(epoch from publisert) from ute"),
            new Maal(
                    "stabil_til_timestamp_seconds",
                    "The end of the newest month with a stable published version.",
                    """
                    select extract(epoch from (max(kalendermaaned) || '-01')::date + interval '1 month') from utgivelse
                    where publisert and versjon > 0 and kalendermaaned ~ '^\\d{4}-\\d{2}$'"""),
            new Maal("bruk_info", "Whether the figures of its month may be used.", """
                    select kalendermaaned, bruk as svar, 1 from siste where bruk is not null"""),
            new Maal("par", "Persons and months that the last kjøring looks up.", "select par from siste"),
            new Maal("par_besvart", "Those of them that have an answer.", """
                    select count(*) from par join siste using (kjoering_id) where utfall <> 'FEILET'"""),
            new Maal(
                    "par_ventende",
                    "Persons and months that wait for a lookup.",
                    "select count(*) from par where par.venter"),
            new Maal("kall", "Calls of the last kjøring.", TRAFIKK + "'kall'"),
            new Maal("gjentak", "Calls of the last kjøring that were made again.", TRAFIKK + "'gjentak'"),
            new Maal("bedt_om_aa_vente", "Answers 429 to the last kjøring.", TRAFIKK + "'bedt_om_aa_vente'"),
            new Maal("ventet_seconds", "Time that the last kjøring waited, all workers added up.", """
                    select api, substring(maal from '^ventet_paa_(.*)_ms$') as paa, antall / 1000.0
                    from trafikk join siste using (kjoering_id) where maal like 'ventet\\_paa\\_%'"""),
            new Maal(
                    "karantene",
                    "Hendelser and par in quarantine.",
                    "select count(*) from karantene where loest is null"),
            new Maal("karantene_nye", "Those of them that the last kjøring put there.", """
                    select count(k.karantene_id) from siste left join karantene k
                    on k.kjoering_id = siste.kjoering_id and loest is null"""),
            new Maal(
                    "lesepeker",
                    "Every hendelse up to this number is stored.",
                    "select lesepeker from gjeldende_serie"),
            new Maal(
                    "lesepeker_etterslep",
                    "Numbers between the lesepeker and what start said of the day that is read up to.",
                    """
                    select greatest(til_sekvensnummer - 1 - coalesce(lesepeker, fra_sekvensnummer - 1), 0)
                    from siste join serie using (serie)"""),
            new Maal("lest_til_timestamp_seconds", "The list has been read up to this day.", """
                    select extract(epoch from max(skjaeringsdato)::timestamp at time zone 'Europe/Oslo') from kjoering where lest"""),
            new Maal(
                    "nyeste_hendelse_timestamp_seconds",
                    "When the newest hendelse that is stored was registered.",
                    """
                    select extract(epoch from registreringstidspunkt) from (
                        select registreringstidspunkt from hendelse where registreringstidspunkt is not null
                        order by serie desc, sekvensnummer desc limit 1) as nyeste"""),
            new Maal("publisert_rader", "Rows of the last published kjøring's month.", """
                    select datasett, rader from utgivelse u join ute using (kjoering_id)
                    where u.kalendermaaned = ute.kalendermaaned"""),
            // as the report rounds them, so that no difference is a person's amount
            new Maal("publisert_kroner", "Kroner of that month, to the nearest 100 000; none of few persons.", """
                    select round(u.sum_beloep, -5) from utgivelse u join ute using (kjoering_id)
                    where u.kalendermaaned = ute.kalendermaaned and datasett = 'utleggstrekk' and antall_inntektsmottakere >= 100"""),
            new Maal("avvik", "What was odd in the last kjøring.", """
                    select kode, sum(antall) from (select kjoering_id, kode, antall from avvik
                        union all select kjoering_id, kode, antall from kvalitetsavvik) as alle
                    join siste using (kjoering_id) group by kode"""),
            new Maal("steg_seconds", "Time in each step of the last kjøring, all attempts added up.", """
                    select navn as steg, sum(extract(epoch from steg.avsluttet - steg.startet))
                    from steg join forsoek using (forsoek_id) join siste using (kjoering_id) group by navn"""));

    private Maalinger() {}

    /** Reads them all; none before the first kjøring has made the tables. */
    static List<Familie> les(JdbcClient jdbc) {
        List<Familie> familier = new ArrayList<>();
        if (Skjema.finnes(jdbc)) {
            ALLE.forEach(m -> familier.add(les(jdbc, m)));
        }
        return familier;
    }

    private static Familie les(JdbcClient jdbc, Maal maal) {
        List<String> linjer = jdbc.sql(KILDER + maal.sql).query().listOfRows().stream()
                .flatMap(rad -> linje(maal.navn, rad).stream())
                .sorted()
                .collect(Collectors.toList());
        return new Familie(maal.navn, maal.hjelp, linjer);
    }

    /** The columns come in the order of the query. */
    private static List<String> linje(String navn, Map<String, Object> rad) {
        Map<String, String> merker = new java.util.LinkedHashMap<>();
        Object verdi = null;
        for (var felt = rad.entrySet().iterator(); felt.hasNext(); ) {
            Map.Entry<String, Object> f = felt.next();
            if (felt.hasNext()) {
                merker.put(f.getKey(), String.valueOf(f.getValue()));
            } else {
                verdi = f.getValue();
            }
        }
        return verdi instanceof Number tall ? List.of(Familie.linje(navn, merker, tall.doubleValue())) : List.of();
    }
}
