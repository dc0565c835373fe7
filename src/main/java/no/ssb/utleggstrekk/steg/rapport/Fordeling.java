package no.ssb.utleggstrekk.steg.rapport;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The deductions of a month by size, said as positive; corrections are not among them. A class stands for itself only where
 * it tells of no person or of three at least, alone and beside every earlier report of the month.
 */
final class Fordeling {
    /** Width of a class, in kroner. */
    static final int KLASSE = 500;

    /** From here on the top class is open. */
    static final int AAPEN = 10_000;

    /** So many persons that changed are told apart; those beyond do not count, so that memory is flat. */
    private static final int MAKS_ENDREDE = 1_000;

    private static final String KLASSEN = "least(-beloep::bigint, %d) / %d".formatted(AAPEN, KLASSE);

    private final JdbcClient jdbc;

    Fordeling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One element per class from 0 on, those without deductions too.
     *
     * @param vist the kjøring whose linjer are told of
     * @param kjoering whose report it is
     */
    ArrayNode av(String maaned, long vist, Kjoering kjoering) {
        List<Klasse> klasser = IntStream.rangeClosed(0, AAPEN / KLASSE)
                .mapToObj(nr -> new Klasse(nr * KLASSE))
                .toList();
        jdbc.sql("""
                select %s as klasse, count(*) as antall, (array_agg(distinct par_id))[1\\:3] as personer
                from linje_ved(:maaned, :vist) where beloep <= 0 group by 1""".formatted(KLASSEN))
                .param("maaned", maaned)
                .param("vist", vist)
                .query((rad, nr) -> {
                    Long[] personer = (Long[]) rad.getArray("personer").getArray();
                    klasser.get(rad.getInt("klasse")).har(rad.getLong("antall"), List.of(personer));
                    return nr;
                })
                .list();
        endringer(klasser, maaned, vist, kjoering);
        return slaatSammen(klasser);
    }

    /** Whose linjer in a class are more or fewer than in an earlier report that told how the month's amounts lie. */
    private void endringer(List<Klasse> klasser, String maaned, long vist, Kjoering kjoering) {
        jdbc.sql("""
                with tidligere as (
                    select distinct vist_kjoering as tidligere from rapporttall r join kjoering k using (kjoering_id)
                    where r.kalendermaaned = :maaned and k.kalendermaaned = :maaned and kjoering_id < :kjoering
                        and vist_kjoering < :vist),
                endret as (
                    select tidligere, par_id, %s as klasse, sum(case when er then 1 else -1 end) as flere
                    from tidligere, linje_mellom(:maaned, tidligere, :vist)
                    where var <> er and beloep <= 0 group by 1, 2, 3 having sum(case when er then 1 else -1 end) <> 0)
                select tidligere, klasse, par_id, flere,
                    dense_rank() over (partition by tidligere order by par_id) > :maks as uten_person
                from endret order by 1, 2""".formatted(KLASSEN))
                .param("maaned", maaned)
                .param("vist", vist)
                .param("kjoering", kjoering.id())
                .param("maks", MAKS_ENDREDE)
                .query(rad -> {
                    Klasse klasse = klasser.get(rad.getInt("klasse"));
                    if (rad.getBoolean("uten_person")) {
                        klasse.flereEndret(rad.getLong("tidligere"));
                    } else {
                        klasse.endret(rad.getLong("tidligere"), rad.getLong("par_id"), rad.getInt("flere"));
                    }
                });
    }

    /** A class that may not stand for itself becomes one with the next, or at the end with those before. */
    static ArrayNode slaatSammen(List<Klasse> klasser) {
        Deque<Klasse> sammen = new ArrayDeque<>();
        Klasse rest = null;
        for (Klasse klasse : klasser) {
            rest = rest == null ? klasse : rest.med(klasse);
            if (rest.kanVises()) {
                sammen.addLast(rest);
                rest = null;
            }
        }
        while (rest != null && !rest.kanVises() && !sammen.isEmpty()) {
            rest = sammen.removeLast().med(rest);
        }
        ArrayNode json = JsonMapper.shared().createArrayNode();
        // all in one tells no more than how many deductions there are
        List<Klasse> alle = Stream.concat(sammen.stream(), rest == null ? Stream.empty() : Stream.of(rest))
                .toList();
        List<Klasse> vises = alle.size() == 1 && !alle.get(0).harNokPersoner() ? Collections.emptyList() : alle;
        for (int i = 0; i < vises.size(); i++) {
            json.addObject()
                    .put("fra", vises.get(i).fra())
                    .put("til", i + 1 < vises.size() ? vises.get(i + 1).fra() : null)
                    .put("antall_utleggstrekk", vises.get(i).antall());
        }
        return json;
    }
}
