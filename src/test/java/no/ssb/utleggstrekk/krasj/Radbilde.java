package no.ssb.utleggstrekk.krasj;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that must be the same after any number of crashes, in an order that does not depend on them. */
final class Radbilde {
    /** Published kjøringer numbered as they came: a crash at the very end may leave one more that found nothing new. */
    private static final String NR = """
            with nr as (select kjoering_id, row_number() over (order by kjoering_id) as nr from kjoering
                where tilstand = 'PUBLISERT')
            """;

    private static final Map<String, String> SPOERRINGER = new TreeMap<>(Map.of(
            "kjoering",
            """
            select nr, kalendermaaned, skjaeringsdato, fra_sekvensnummer, til_sekvensnummer, mottatt, nye, duplikater,
                karantene, par, lest, listens_grense, exitkode, feil from kjoering join nr using (kjoering_id)""",
            "unfinished",
            "select kalendermaaned, tilstand from kjoering where tilstand in ('PAABEGYNT', 'PUBLISERES')",
            "serie",
            "select serie, fra_dato, foerste_kalendermaaned, lesepeker from serie",
            "par",
            """
            select kalendermaaned, inntektsmottaker, siste_hendelse, besvart_hendelse, utfall, grunn, forhold_uten_linje,
                innhold, nr.nr, e.nr as endret
            from par left join nr using (kjoering_id) left join nr e on e.kjoering_id = par.endret_kjoering""",
            "hendelse",
            """
            select serie, sekvensnummer, nr, uten_par, kalendermaaned, inntektsmottaker, registreringstidspunkt, hendelsetype
            from hendelse h join nr using (kjoering_id) left join par using (par_id)""",
            "linje",
            """
            select l.kalendermaaned, inntektsmottaker, fra.nr as fra, til.nr as til, linje_nr, underenhet, opplysningspliktig,
                beskrivelse, beloep, dato_for_utleggstrekk, antall_avvik, skjermet
            from linje l join par using (par_id) join nr fra on fra.kjoering_id = l.fra_kjoering
            left join nr til on til.kjoering_id = l.til_kjoering""",
            "karantene",
            """
            select nr, sekvensnummer, kalendermaaned, inntektsmottaker, kode
            from karantene k join nr using (kjoering_id) left join par using (par_id)""",
            "avvik",
            "select nr, kode, detalj, antall, foerste_sekvensnummer from avvik join nr using (kjoering_id)",
            "utgivelse",
            """
            select nr, datasett, kalendermaaned, versjon, sti, rader, sum_beloep, bytes, sha256, innhold_sha256, ny, publisert
            from utgivelse join nr using (kjoering_id)""",
            "avstemming",
            """
            select nr.nr, a.nr as ligning_nr, ligning, kalendermaaned, venstre, hoeyre
            from avstemming a join nr using (kjoering_id) where ligning not like '%__DOC.json%'"""));

    private Radbilde() {}

    static void av(JdbcClient jdbc, SortedMap<String, List<String>> til) {
        SPOERRINGER.forEach((navn, sql) -> til.put(
                "table " + navn,
                jdbc.sql(NR + sql).query().listOfRows().stream()
                        .map(Radbilde::rad)
                        .sorted()
                        .toList()));
    }

    private static String rad(Map<String, Object> rad) {
        return Filbilde.utenKjoering(
                rad.values().stream().map(Objects::toString).collect(Collectors.joining(" | ")));
    }
}
