package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The equations between numbers that the database has in different places. */
final class Databaseligninger {
    /** Each gives tekst, kalendermaaned, venstre, hoeyre for the kjøring {@code :k}. */
    private static final List<String> LIGNINGER = List.of(
            """
            select 'hendelser received = new + duplicates', null::text, k.mottatt,
                (select count(*) from hendelse h where h.kjoering_id = :k) + k.duplikater
            from kjoering k where kjoering_id = :k""",
            """
            select 'new hendelser = usable + quarantined + of unknown numbers + of numbers not resolved', null::text, k.nye,
                (select count(*) filter (where h.par_id is not null) + count(q.sekvensnummer)
                    + count(*) filter (where h.uten_par = 'UKJENT_NUMMER') + count(*) filter (where h.uten_par = 'UOPPSLAATT')
                    from hendelse h left join (select distinct serie, sekvensnummer from karantene) as q
                        on h.uten_par = 'KARANTENE' and q.serie = h.serie and q.sekvensnummer = h.sekvensnummer
                    where h.kjoering_id = :k)
            from kjoering k where kjoering_id = :k""",
            """
            select 'usable hendelser = sum over par of this month and before + sum over framtidige par', null::text,
                k.nye - k.karantene - uten_par,
                (select coalesce(sum(antall) filter (where par.kalendermaaned <= k.kalendermaaned), 0)
                    + coalesce(sum(antall) filter (where par.kalendermaaned > k.kalendermaaned), 0)
                    from (select par_id, count(*) as antall from hendelse where kjoering_id = :k group by par_id) as h
                    join par using (par_id))
            from kjoering k, (select count(*) as uten_par from hendelse
                where kjoering_id = :k and uten_par in ('UKJENT_NUMMER', 'UOPPSLAATT')) as n
            where kjoering_id = :k""",
            """
            select 'par with new hendelser = those of them that know their newest hendelse', null::text, count(*),
                count(*) filter (where (par.siste_serie, par.siste_hendelse) >= (h.serie, h.nyeste))
            from (select distinct on (par_id) par_id, serie, sekvensnummer as nyeste from hendelse
                where kjoering_id = :k and par_id is not null order by par_id, serie desc, sekvensnummer desc) as h
            join par using (par_id)""",
            """
            select case k.art when 'HENTING' then 'waiting par' else 'par with a raw answer' end
                || ' = FUNNET + IKKE_FUNNET + SLETTET + AVVIST + FEILET', null::text, k.par,
                (select count(*) from par where par.kjoering_id = :k and par.utfall is not null)
            from kjoering k where kjoering_id = :k""",
            tabell("linjer", "antall_utleggstrekk", "count(*)", Datasett.UNDERENHET),
            tabell("linjer", "antall_utleggstrekk", "count(*)", Datasett.UNDERENHET_BESKRIVELSE),
            tabell("beloep", "sum_beloep", "coalesce(sum(beloep), 0)", Datasett.UNDERENHET),
            tabell("beloep", "sum_beloep", "coalesce(sum(beloep), 0)", Datasett.UNDERENHET_BESKRIVELSE));

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;

    Databaseligninger(JdbcClient jdbc, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
    }

    List<Ligning> av(Kjoering kjoering, List<Utgivelse> utgivelser) {
        List<Ligning> ligninger = new ArrayList<>();
        for (String sql : LIGNINGER) {
            ligninger.addAll(jdbc.sql(sql)
                    .param("k", kjoering.id())
                    .query((rad, nr) -> new Ligning(rad.getString(1), rad.getString(2), rad.getLong(3), rad.getLong(4)))
                    .list());
        }
        utgivelser.stream()
                .filter(u -> u.utsnitt().datasett() == Datasett.UNDERENHET
                        || u.utsnitt().datasett() == Datasett.UNDERENHET_BESKRIVELSE)
                .forEach(u -> ligninger.addAll(grupper(u)));
        return ligninger;
    }

    /** Works every figure out once more: a figure that was changed since the sammenstilling, or a linje, is seen here. */
    private List<Ligning> grupper(Utgivelse u) {
        Datasett datasett = u.utsnitt().datasett();
        String maaned = u.utsnitt().kalendermaaned().toString();
        String kolonner =
                datasett.skjema().getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
        String sql = """
                with igjen as materialized (select %1$s from tall(?, ?, ?, ?, ?)),
                har as (select %1$s from %2$s where kalendermaaned = ?)
                select (select count(*) from har), (select count(*) from igjen),
                    (select count(*) from (select * from har intersect select * from igjen) as like_grupper)""".formatted(kolonner, datasett.tabell());
        return transaksjon.execute(status -> {
            jdbc.sql("set local work_mem = '128MB'").update();
            return jdbc.sql(sql)
                    .params(
                            maaned,
                            u.utsnitt().kjoering(),
                            datasett == Datasett.UNDERENHET_BESKRIVELSE,
                            u.avsloering().minsteAntall(),
                            u.avsloering().stoersteAndel(),
                            maaned)
                    .query((rad, nr) -> List.of(
                            new Ligning(
                                    "groups of %s = groups of the person table".formatted(datasett.tabell()),
                                    maaned,
                                    rad.getLong(1),
                                    rad.getLong(2)),
                            new Ligning(
                                    "groups of %s whose figures equal the person table = groups of the person table"
                                            .formatted(datasett.tabell()),
                                    maaned,
                                    rad.getLong(3),
                                    rad.getLong(2))))
                    .single();
        });
    }

    private static String tabell(String hva, String kolonne, String motLinje, Datasett datasett) {
        return """
                select 'sum of %1$s of %2$s = of the person table', u.kalendermaaned,
                    (select coalesce(sum(s.%3$s), 0) from %2$s s where s.kalendermaaned = u.kalendermaaned),
                    (select %4$s from gjeldende_linje l where l.kalendermaaned = u.kalendermaaned)
                from utgivelse u where u.kjoering_id = :k and u.datasett = '%5$s'
                order by u.kalendermaaned""".formatted(hva, datasett.tabell(), kolonne, motLinje, datasett.navn());
    }
}
