package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of the hendelser that name a number instead of a person. Callers hold the transaction. */
final class Nummerlager {
    private final JdbcClient jdbc;
    private final InstantSource klokke;

    Nummerlager(JdbcClient jdbc, InstantSource klokke) {
        this.jdbc = jdbc;
        this.klokke = klokke;
    }

    /** A number with the par that it is of. */
    record Parnummer(long loggId, Kalendermaaned kalendermaaned, Inntektsmottaker inntektsmottaker) {}

    /** A number that cannot be used. */
    record Ubrukelig(
            long loggId,
            String kode,
            @Nullable String grunn,
            @Nullable String korrelasjonsid) {}

    /** How many numbers are to be looked up. */
    long uoppslaatte() {
        return jdbc.sql("select count(distinct logg_id) from hendelse where uten_par = 'UOPPSLAATT'")
                .query(Long.class)
                .single();
    }

    /** How many par wait for a kjøring, apart from those that the numbers will make wait. */
    long ventendePar(Kjoering kjoering) {
        return jdbc.sql("select count(*) from par where par.venter and kalendermaaned <= ?")
                .param(kjoering.kalendermaaned().toString())
                .query(Long.class)
                .single();
    }

    /**
     * The next numbers to look up, in order.
     *
     * @param nektet whether those that were refused, or those that were not
     */
    List<Long> neste(boolean nektet, long etter, int antall) {
        return jdbc.sql("""
                select logg_id from hendelse where uten_par = 'UOPPSLAATT' and logg_id > ?
                group by logg_id having bool_or(nektet) = ? order by logg_id limit ?""").params(etter, nektet, antall).query(Long.class).list();
    }

    /** Notes that the lookups of the numbers were refused. */
    void nekt(Collection<Long> numre) {
        jdbc.sql("update hendelse set nektet = true where uten_par = 'UOPPSLAATT' and logg_id = any (?)")
                .param(tall(numre))
                .update();
    }

    /** Whether Skatteetaten has answered any lookup of the kjøring. */
    boolean harSvart(Kjoering kjoering) {
        return jdbc.sql("""
                select exists (select from par where kjoering_id = :k and utfall <> 'FEILET')
                    or exists (select from hendelse where kjoering_id = :k and logg_id is not null
                        and uten_par is distinct from 'UOPPSLAATT')""").param("k", kjoering.id()).query(Boolean.class).single();
    }

    /** The par that the numbers were last seen with; none for a number that never was. */
    List<Parnummer> husket(Collection<Long> numre) {
        return jdbc.sql("""
                select logg_id, kalendermaaned, inntektsmottaker from nummer join par using (par_id)
                where logg_id = any (?)""")
                .param(tall(numre))
                .query((rad, nr) -> new Parnummer(
                        rad.getLong(1), Kalendermaaned.av(rad.getString(2)), new Inntektsmottaker(rad.getString(3))))
                .list();
    }

    /** Makes the hendelser of the numbers hendelser of their par, which wait for them, and remembers the numbers. */
    void tilhoerer(List<Parnummer> numre) {
        Object[] kolonner = {
            numre.stream().mapToLong(Parnummer::loggId).toArray(),
            numre.stream().map(n -> n.kalendermaaned().toString()).toArray(String[]::new),
            numre.stream().map(n -> n.inntektsmottaker().pseudonym()).toArray(String[]::new)
        };
        jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_serie, siste_hendelse)
                select distinct on (maaned, person) maaned, person, serie, sekvensnummer
                from unnest(?::bigint[], ?::text[], ?::text[]) as ny (logg_id, maaned, person)
                join hendelse using (logg_id) where uten_par = 'UOPPSLAATT'
                order by maaned, person, serie desc, sekvensnummer desc
                on conflict (kalendermaaned, inntektsmottaker) do update set
                    siste_serie = greatest(par.siste_serie, excluded.siste_serie),
                    siste_hendelse = case
                        when (excluded.siste_serie, excluded.siste_hendelse) > (par.siste_serie, par.siste_hendelse)
                        then excluded.siste_hendelse else par.siste_hendelse end""").params(kolonner).update();
        jdbc.sql("""
                with ny as (
                    select logg_id, par_id from unnest(?::bigint[], ?::text[], ?::text[]) as ny (logg_id, maaned, person)
                    join par on par.kalendermaaned = maaned and par.inntektsmottaker = person),
                husk as (
                    insert into nummer (logg_id, par_id) select logg_id, par_id from ny
                    on conflict (logg_id) do update set par_id = excluded.par_id)
                update hendelse h set par_id = ny.par_id, uten_par = null from ny
                where h.logg_id = ny.logg_id and h.uten_par = 'UOPPSLAATT'""").params(kolonner).update();
    }

    /** Notes that nobody knows the numbers. Returns the sekvensnummer of the hendelser that named them. */
    List<Long> ukjente(Collection<Long> numre) {
        return jdbc.sql("""
                update hendelse set uten_par = 'UKJENT_NUMMER' where uten_par = 'UOPPSLAATT' and logg_id = any (?)
                returning sekvensnummer""").param(tall(numre)).query(Long.class).list();
    }

    /** Puts the hendelser of the numbers in quarantine. */
    void karantene(Kjoering kjoering, List<Ubrukelig> numre) {
        jdbc.sql("""
                with ny as (select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                    as ny (logg_id, kode, grunn, korrelasjonsid)),
                ubrukelig as (
                    update hendelse h set uten_par = 'KARANTENE' from ny
                    where h.logg_id = ny.logg_id and uten_par = 'UOPPSLAATT'
                    returning serie, sekvensnummer, kjoering_id, kode, grunn, korrelasjonsid),
                telt as (
                    update kjoering k set karantene = karantene + antall
                    from (select kjoering_id, count(*) as antall from ubrukelig group by kjoering_id) as u
                    where k.kjoering_id = u.kjoering_id and k.kjoering_id = ?)
                insert into karantene (kjoering_id, serie, sekvensnummer, kode, grunn, korrelasjonsid, tidspunkt)
                select ?, serie, sekvensnummer, kode, grunn, korrelasjonsid, ? from ubrukelig""")
                .params(
                        numre.stream().mapToLong(Ubrukelig::loggId).toArray(),
                        numre.stream().map(Ubrukelig::kode).toArray(String[]::new),
                        numre.stream().map(Ubrukelig::grunn).toArray(String[]::new),
                        numre.stream().map(Ubrukelig::korrelasjonsid).toArray(String[]::new),
                        kjoering.id(),
                        kjoering.id(),
                        klokke.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static long[] tall(Collection<Long> numre) {
        return numre.stream().mapToLong(Long::longValue).toArray();
    }
}
