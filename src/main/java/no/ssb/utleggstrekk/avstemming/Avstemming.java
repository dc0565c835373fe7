package no.ssb.utleggstrekk.avstemming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Evaluates the sums that must balance, on the numbers that are really in the database and in the files as read back, and
 * keeps them for the report. When one does not balance nothing is published. Source: {@code docs/avstemming.md}.
 */
final class Avstemming {
    /** Each gives tekst, kalendermaaned, venstre, hoeyre for the kjøring {@code :k}. */
    private static final List<String> LIGNINGER = List.of(
            """
            select 'hendelser received = new + duplicates', null::text, mottatt, nye + duplikater
            from kjoering where kjoering_id = :k""",
            """
            select 'new hendelser = usable + quarantined', null::text, k.nye,
                (select count(*) from hendelse h where h.kjoering_id = :k and h.par_id is not null)
                + (select count(*) from karantene q where q.kjoering_id = :k and q.sekvensnummer is not null)
            from kjoering k where kjoering_id = :k""",
            """
            select 'usable hendelser = sum over par of this month and before + sum over framtidige par', null::text,
                (select count(*) from hendelse h where h.kjoering_id = :k and h.par_id is not null),
                coalesce(sum(antall) filter (where par.kalendermaaned <= :m), 0)
                + coalesce(sum(antall) filter (where par.kalendermaaned > :m), 0)
            from (select par_id, count(*) as antall from hendelse where kjoering_id = :k group by par_id) as h
            join par using (par_id)""",
            """
            select case k.art when 'HENTING' then 'waiting par' else 'par with a raw answer' end
                || ' = FUNNET + IKKE_FUNNET + SLETTET + AVVIST + FEILET', null::text, k.par,
                (select count(*) from par where par.kjoering_id = :k and par.utfall is not null)
            from kjoering k where kjoering_id = :k""",
            """
            select 'rows of inndata in the file = in the database', u.kalendermaaned, u.rader,
                (select count(*) from gjeldende_linje l where l.kalendermaaned = u.kalendermaaned)
            from utgivelse u where u.kjoering_id = :k and u.datasett = 'utleggstrekk' order by 2""",
            """
            select 'sum of beloep of inndata in the file = in the database', u.kalendermaaned, u.sum_beloep,
                (select coalesce(sum(beloep), 0) from gjeldende_linje l where l.kalendermaaned = u.kalendermaaned)
            from utgivelse u where u.kjoering_id = :k and u.datasett = 'utleggstrekk' order by 2""",
            fil("underenhet", "count(*)", "rows", "rader"),
            fil("underenhet", "coalesce(sum(sum_beloep), 0)", "sum of beloep", "sum_beloep"),
            fil("underenhet-beskrivelse", "count(*)", "rows", "rader"),
            fil("underenhet-beskrivelse", "coalesce(sum(sum_beloep), 0)", "sum of beloep", "sum_beloep"),
            tabell(
                    "linjer",
                    "underenhet",
                    "sum(antall_utleggstrekk)",
                    "(select count(*) from gjeldende_linje l where %s)"),
            tabell(
                    "linjer",
                    "underenhet_beskrivelse",
                    "sum(antall_utleggstrekk)",
                    "(select count(*) from gjeldende_linje l where %s)"),
            tabell(
                    "beloep",
                    "underenhet",
                    "sum(sum_beloep)",
                    "(select coalesce(sum(beloep), 0) from gjeldende_linje l where %s)"),
            tabell(
                    "beloep",
                    "underenhet_beskrivelse",
                    "sum(sum_beloep)",
                    "(select coalesce(sum(beloep), 0) from gjeldende_linje l where %s)"));

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;

    Avstemming(JdbcClient jdbc, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
    }

    /** Evaluates and keeps every equation; throws with those that do not balance. */
    void avstem(Kjoering kjoering) {
        List<Ligning> ligninger = regn(kjoering);
        transaksjon.executeWithoutResult(status -> lagre(kjoering, ligninger));
        List<Ligning> feil = ligninger.stream().filter(l -> !l.stemmer()).toList();
        if (!feil.isEmpty()) {
            throw new MidlertidigFeil("Avstemming failed, nothing is published: "
                    + feil.stream().map(Ligning::toString).collect(Collectors.joining("; ")));
        }
    }

    private List<Ligning> regn(Kjoering kjoering) {
        List<Ligning> ligninger = new ArrayList<>();
        for (String sql : LIGNINGER) {
            ligninger.addAll(jdbc.sql(sql)
                    .param("k", kjoering.id())
                    .param("m", kjoering.kalendermaaned().toString())
                    .query((rad, nr) -> new Ligning(rad.getString(1), rad.getString(2), rad.getLong(3), rad.getLong(4)))
                    .list());
        }
        return ligninger;
    }

    private void lagre(Kjoering kjoering, List<Ligning> ligninger) {
        jdbc.sql("delete from avstemming where kjoering_id = ?")
                .param(kjoering.id())
                .update();
        int nr = 0;
        for (Ligning l : ligninger) {
            jdbc.sql("""
                    insert into avstemming (kjoering_id, nr, ligning, kalendermaaned, venstre, hoeyre)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(kjoering.id(), ++nr, l.tekst(), l.kalendermaaned(), l.venstre(), l.hoeyre()))
                    .update();
        }
    }

    private static String fil(String datasett, String uttrykk, String hva, String kolonne) {
        return """
                select '%3$s of %1$s in the file = in the database', u.kalendermaaned, u.%4$s,
                    (select %2$s from statistikk_%5$s s where s.kalendermaaned = u.kalendermaaned)
                from utgivelse u where u.kjoering_id = :k and u.datasett = 'utleggstrekk-%1$s' order by 2""".formatted(datasett, uttrykk, hva, kolonne, datasett.replace('-', '_'));
    }

    private static String tabell(String hva, String tabell, String uttrykk, String motLinje) {
        return """
                select 'sum of %1$s per %2$s = of the person table', u.kalendermaaned,
                    (select coalesce(%3$s, 0) from statistikk_%2$s s where s.kalendermaaned = u.kalendermaaned), %4$s
                from utgivelse u where u.kjoering_id = :k and u.datasett = 'utleggstrekk' order by 2""".formatted(hva, tabell, uttrykk, motLinje.formatted("l.kalendermaaned = u.kalendermaaned"));
    }
}
