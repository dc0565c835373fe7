package no.ssb.utleggstrekk.steg.rapport;

import java.util.Arrays;
import java.util.List;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was odd: in the data, in how the answers are made, and what could not be used at all. */
final class Datakvalitet {
    private final JdbcClient jdbc;

    Datakvalitet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Avvik of the data by kode and month, with examples; months null for what belongs to no one month. */
    ArrayNode avvik(Kjoering kjoering) {
        ArrayNode liste =
                Radjson.liste(jdbc.sql("""
                select kode, kalendermaaned, antall, null::bigint as foerste_sekvensnummer
                from kvalitetsavvik where kjoering_id = :kjoering
                union all
                select kode, kalendermaaned, sum(antall), min(foerste_sekvensnummer) from avvik
                where kjoering_id = :kjoering and kode in (:data) group by 1, 2
                order by 1, 2""").param("kjoering", kjoering.id()).param("data", koder(AvvikKode.Art.DATA)));
        for (var element : liste) {
            ObjectNode avvik = (ObjectNode) element;
            avvik.set("eksempler", eksempler(kjoering, avvik));
        }
        return liste;
    }

    /** What Skatteetaten's own control found, by id and alvorlighetsgrad: the two words of the detalj. */
    ArrayNode skatteetatens(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select split_part(detalj, ' ', 1) as id, nullif(nullif(split_part(detalj, ' ', 2), ''), '-') as alvorlighetsgrad,
                    sum(antall) as antall
                from avvik where kjoering_id = ? and kode = ? group by 1, 2 order by 3 desc, 1, 2""").params(kjoering.id(), AvvikKode.SKATTEETATENS_AVVIK.name()));
    }

    private ArrayNode eksempler(Kjoering kjoering, ObjectNode avvik) {
        return Radjson.liste(jdbc.sql("""
                select underenhet, detalj, antall from kvalitetseksempel
                where kjoering_id = ? and kode = ? and kalendermaaned is not distinct from ?::text order by nr""")
                .params(Arrays.asList(
                        kjoering.id(),
                        avvik.get("kode").asString(),
                        avvik.get("kalendermaaned").asString(null))));
    }

    /** Fields and codes that we do not know, by name, with the first sekvensnummer they were seen with. */
    ArrayNode drift(Kjoering kjoering) {
        return Radjson.liste(
                jdbc.sql("""
                select kode, detalj, sum(antall) as antall, min(foerste_sekvensnummer) as foerste_sekvensnummer from avvik
                where kjoering_id = :kjoering and kode in (:drift) group by 1, 2 order by 1, 2""").param("kjoering", kjoering.id()).param("drift", koder(AvvikKode.Art.KONTRAKT)));
    }

    ArrayNode karantene(Kjoering kjoering) {
        return Radjson.liste(jdbc.sql("""
                select kode, case when sekvensnummer is null then 'par' else 'hendelse' end as gjelder,
                    count(*) as antall, min(sekvensnummer) as foerste_sekvensnummer
                from karantene where kjoering_id = ? group by 1, 2 order by 1, 2""").param(kjoering.id()));
    }

    private static List<String> koder(AvvikKode.Art art) {
        return Arrays.stream(AvvikKode.values())
                .filter(k -> k.art() == art)
                .map(Enum::name)
                .toList();
    }
}
