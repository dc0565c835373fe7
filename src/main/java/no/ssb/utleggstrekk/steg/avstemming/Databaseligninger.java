package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The equations of hendelser and par: numbers that the database has in different places. */
final class Databaseligninger {
    /** Each gives tekst, kalendermaaned, venstre, hoeyre for the kjøring {@code :k}. */
    private static final List<String> LIGNINGER = List.of("""
            select 'hendelser received = new + duplicates', null::text, k.mottatt,
                (select count(*) from hendelse h where h.kjoering_id = :k) + k.duplikater
            from kjoering k where kjoering_id = :k""", """
            select 'new hendelser = usable + quarantined + of unknown numbers + of numbers not resolved', null::text, k.nye,
                (select count(*) filter (where h.par_id is not null) + count(q.sekvensnummer)
                    + count(*) filter (where h.uten_par = 'UKJENT_NUMMER') + count(*) filter (where h.uten_par = 'UOPPSLAATT')
                    from hendelse h left join (select distinct serie, sekvensnummer from karantene) as q
                        on h.uten_par = 'KARANTENE' and q.serie = h.serie and q.sekvensnummer = h.sekvensnummer
                    where h.kjoering_id = :k)
            from kjoering k where kjoering_id = :k""", """
            select 'usable hendelser = sum over par of this month and before + sum over framtidige par', null::text,
                k.nye - k.karantene - uten_par,
                (select coalesce(sum(antall) filter (where par.kalendermaaned <= k.kalendermaaned), 0)
                    + coalesce(sum(antall) filter (where par.kalendermaaned > k.kalendermaaned), 0)
                    from (select par_id, count(*) as antall from hendelse where kjoering_id = :k group by par_id) as h
                    join par using (par_id))
            from kjoering k, (select count(*) as uten_par from hendelse
                where kjoering_id = :k and uten_par in ('UKJENT_NUMMER', 'UOPPSLAATT')) as n
            where kjoering_id = :k""", """
            select 'par with new hendelser = those of them that know their newest hendelse', null::text, count(*),
                count(*) filter (where (par.siste_serie, par.siste_hendelse) >= (h.serie, h.nyeste))
            from (select distinct on (par_id) par_id, serie, sekvensnummer as nyeste from hendelse
                where kjoering_id = :k and par_id is not null order by par_id, serie desc, sekvensnummer desc) as h
            join par using (par_id)""", """
            select case k.art when 'HENTING' then 'waiting par' else 'par with a raw answer' end
                || ' = FUNNET + IKKE_FUNNET + SLETTET + AVVIST + FEILET', null::text, k.par,
                (select count(*) from par where par.kjoering_id = :k and par.utfall is not null)
            from kjoering k where kjoering_id = :k""");

    private final JdbcClient jdbc;

    Databaseligninger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Ligning> av(Kjoering kjoering) {
        List<Ligning> ligninger = new ArrayList<>();
        for (String sql : LIGNINGER) {
            ligninger.addAll(jdbc.sql(sql)
                    .param("k", kjoering.id())
                    .query((rad, nr) -> new Ligning(rad.getString(1), rad.getString(2), rad.getLong(3), rad.getLong(4)))
                    .list());
        }
        return ligninger;
    }
}
