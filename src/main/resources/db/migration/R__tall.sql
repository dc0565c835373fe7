-- The figures by the rules once more, in another language than the one that works them out for the files: what the
-- avstemming and verify hold the files against. From the linjer of a month as a kjøring left them (linje_ved).

-- Rules 14 and 15: one row per underenhet, or per underenhet and beskrivelse. par_id is the person, as a par is one person
-- in one month. Linjer without an underenhet are a group too: noekkel stands for null where the parts are joined.
create or replace function tall(
    maaned text, ved bigint, per_beskrivelse boolean, minste_antall int, hoeyeste_andel double precision)
returns setof gruppetall language sql stable as $$
    with valgt as (
        select coalesce(underenhet, '') as noekkel, underenhet, case when per_beskrivelse then beskrivelse end as gruppe,
            opplysningspliktig, par_id, beloep
        from linje_ved(maaned, ved)),
    linjer as (
        select noekkel, coalesce(gruppe, '') as gruppenoekkel, min(underenhet) as underenhet, min(gruppe) as gruppe,
            count(distinct opplysningspliktig) as opplysningspliktige, min(opplysningspliktig) as opplysningspliktig,
            count(*) as antall, count(*) filter (where beloep > 0) as positive, sum(beloep) as sum_beloep,
            min(beloep) as min_beloep, percentile_cont(0.5) within group (order by beloep) as median_beloep,
            max(beloep) as max_beloep
        from valgt group by 1, 2),
    personer as (
        select noekkel, coalesce(gruppe, '') as gruppenoekkel, abs(sum(beloep)) as stoerrelse
        from valgt group by noekkel, gruppe, par_id),
    andeler as (
        select noekkel, gruppenoekkel, count(*) as personer,
            max(stoerrelse)::double precision / nullif(sum(stoerrelse), 0)::double precision as stoerste
        from personer group by 1, 2)
    select maaned, underenhet, gruppe, case when opplysningspliktige = 1 then opplysningspliktig end,
        opplysningspliktige::int, personer::int, antall::int, positive::int, sum_beloep, min_beloep, median_beloep,
        max_beloep, stoerste, personer < minste_antall or coalesce(stoerste > hoeyeste_andel, false)
    from linjer join andeler using (noekkel, gruppenoekkel)
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
