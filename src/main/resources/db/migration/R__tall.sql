-- The figures, worked out from the linjer of a month as a kjøring left them (linje_ved). One definition for the tables
-- statistikk_*, for the avstemming that works them out once more, and for verify, which does so for any version.

-- Rules 14 and 15: one row per underenhet, or per underenhet and beskrivelse; beskrivelse is null when not asked for.
-- The first branch has the linjer of a group, the second its persons: par_id is the person, as a par is one person in
-- one month. They meet by grouping and not by a join, because underenhet may be null, and nulls do not join fast.
create or replace function tall(
    maaned text, ved bigint, per_beskrivelse boolean, minste_antall int, hoeyeste_andel double precision)
returns setof statistikk_underenhet_beskrivelse language sql stable as $$
    with gruppert as (
        select underenhet, case when per_beskrivelse then beskrivelse end as gruppe,
            count(distinct opplysningspliktig) as opplysningspliktige, min(opplysningspliktig) as opplysningspliktig,
            count(*) as linjer, count(*) filter (where beloep > 0) as positive, sum(beloep) as sum_beloep,
            min(beloep) as min_beloep, percentile_cont(0.5) within group (order by beloep) as median_beloep,
            max(beloep) as max_beloep, null::bigint as personer, null::double precision as andel
        from linje_ved(maaned, ved) group by 1, 2
        union all
        select underenhet, gruppe, null, null, null, null, null, null, null, null, count(*),
            max(stoerrelse)::double precision / nullif(sum(stoerrelse), 0)::double precision
        from (
            select underenhet, case when per_beskrivelse then beskrivelse end as gruppe, abs(sum(beloep)) as stoerrelse
            from linje_ved(maaned, ved) group by 1, 2, par_id) as per_person
        group by 1, 2),
    samlet as (
        select underenhet, gruppe, max(opplysningspliktige) as opplysningspliktige,
            min(opplysningspliktig) as opplysningspliktig, max(personer) as personer, max(linjer) as linjer,
            max(positive) as positive, max(sum_beloep) as sum_beloep, max(min_beloep) as min_beloep,
            max(median_beloep) as median_beloep, max(max_beloep) as max_beloep, max(andel) as andel
        from gruppert group by 1, 2)
    select maaned, underenhet, gruppe, case when opplysningspliktige = 1 then opplysningspliktig end,
        opplysningspliktige::int, personer::int, linjer::int, positive::int, sum_beloep, min_beloep, median_beloep,
        max_beloep, andel, personer < minste_antall or coalesce(andel > hoeyeste_andel, false)
    from samlet
$$;

-- The linjer of a month that a kjøring foer or a later kjøring etter held: var by the first, er by the second.
create or replace function linje_mellom(maaned text, foer bigint, etter bigint)
returns table (par_id bigint, underenhet text, beloep int, var boolean, er boolean, innhold text)
language sql stable as $$
    select * from (
        select par_id, underenhet, beloep, fra_kjoering <= foer and (til_kjoering > foer) is not false as var,
            fra_kjoering <= etter and (til_kjoering > etter) is not false as er,
            (underenhet, opplysningspliktig, beskrivelse, beloep, dato_for_utleggstrekk, antall_avvik,
                skjermet)::text as innhold
        from linje where kalendermaaned = maaned) as alle
    where var or er
$$;

-- How many par of a month are new, changed or gone between two kjøringer. A par whose linjer were written again with the
-- same content is none of them.
create or replace function endring_par(maaned text, foer bigint, etter bigint)
returns table (nye bigint, endret bigint, borte bigint) language sql stable as $$
    select count(*) filter (where linjer_foer = 0), count(*) filter (where linjer_foer > 0 and linjer_etter > 0),
        count(*) filter (where linjer_etter = 0)
    from (
        select count(*) filter (where var) as linjer_foer, count(*) filter (where er) as linjer_etter
        from linje_mellom(maaned, foer, etter) where var <> er group by par_id
        having array_agg(innhold order by innhold) filter (where var)
            is distinct from array_agg(innhold order by innhold) filter (where er)) as ulike
$$;

-- The correction ledger: per underenhet in which a par is new, changed or gone between two kjøringer, its measures at
-- both. The first branch has every par of every underenhet, the second those that differ.
create or replace function endring(maaned text, foer bigint, etter bigint, ny_versjon int)
returns setof endring_underenhet language sql stable as $$
    select maaned, underenhet collate "C", ny_versjon, sum(person_foer)::int, sum(person_etter)::int,
        sum(person_etter - person_foer)::int, sum(linjer_foer)::int, sum(linjer_etter)::int,
        sum(linjer_etter - linjer_foer)::int, sum(sum_foer)::bigint, sum(sum_etter)::bigint,
        sum(sum_etter - sum_foer)::bigint, sum(ny)::int, sum(endret)::int, sum(borte)::int
    from (
        select underenhet, (linjer_foer > 0)::int as person_foer, (linjer_etter > 0)::int as person_etter, linjer_foer,
            linjer_etter, sum_foer, sum_etter, 0 as ny, 0 as endret, 0 as borte
        from (
            select underenhet, count(*) filter (where var) as linjer_foer, count(*) filter (where er) as linjer_etter,
                coalesce(sum(beloep) filter (where var), 0) as sum_foer,
                coalesce(sum(beloep) filter (where er), 0) as sum_etter
            from linje_mellom(maaned, foer, etter) group by underenhet, par_id) as alle
        union all
        select underenhet, 0, 0, 0, 0, 0, 0, (linjer_foer = 0)::int, (linjer_foer > 0 and linjer_etter > 0)::int,
            (linjer_etter = 0)::int
        from (
            select underenhet, count(*) filter (where var) as linjer_foer, count(*) filter (where er) as linjer_etter
            from linje_mellom(maaned, foer, etter) where var <> er group by underenhet, par_id
            having array_agg(innhold order by innhold) filter (where var)
                is distinct from array_agg(innhold order by innhold) filter (where er)) as ulike) as begge
    group by underenhet having sum(ny + endret + borte) > 0
$$;
