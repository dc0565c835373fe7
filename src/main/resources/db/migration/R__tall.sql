-- The figures by the rules once more, in another language than the one that works them out for the files: what the
-- avstemming and verify hold the files against. From the linjer of a month as a kjøring left them (linje_ved).

-- Rules 14 and 15: one row per underenhet, or per underenhet and beskrivelse. par_id is the person, as a par is one person
-- in one month. Linjer without an underenhet are a group too: noekkel stands for null where the parts are joined.
create or replace function tall(
    maaned text, ved bigint, per_beskrivelse boolean, minste_antall int, hoeyeste_andel double precision)
returns setof gruppetall language sql stable parallel safe as $$
    with per_arbeidsgiver as (
        select underenhet, case when per_beskrivelse then beskrivelse end as gruppe, opplysningspliktig,
            count(*) as antall, count(*) filter (where beloep > 0) as positive, sum(beloep) as sum_beloep,
            min(beloep) as min_beloep, max(beloep) as max_beloep
        from linje_ved(maaned, ved) group by 1, 2, 3),
    linjer as (
        select coalesce(underenhet, '') as noekkel, coalesce(gruppe, '') as gruppenoekkel, underenhet, gruppe,
            count(opplysningspliktig) as opplysningspliktige, min(opplysningspliktig) as opplysningspliktig,
            sum(antall) as antall, sum(positive) as positive, sum(sum_beloep) as sum_beloep,
            min(min_beloep) as min_beloep, max(max_beloep) as max_beloep
        from per_arbeidsgiver group by underenhet, gruppe),
    medianer as (
        select coalesce(underenhet, '') as noekkel, coalesce(case when per_beskrivelse then beskrivelse end, '') as gruppenoekkel,
            percentile_cont(0.5) within group (order by beloep) as median_beloep
        from linje_ved(maaned, ved) group by 1, 2),
    per_person as (
        select coalesce(underenhet, '') as noekkel, coalesce(case when per_beskrivelse then beskrivelse end, '') as gruppenoekkel,
            abs(sum(beloep)) as stoerrelse
        from linje_ved(maaned, ved) group by 1, 2, par_id),
    personer as (
        select noekkel, gruppenoekkel, count(*) as antall_personer,
            max(stoerrelse)::double precision / nullif(sum(stoerrelse), 0)::double precision as andel
        from per_person group by 1, 2)
    select maaned, underenhet, gruppe, case when opplysningspliktige = 1 then opplysningspliktig end,
        opplysningspliktige::int, antall_personer::int, antall::int, positive::int, sum_beloep::bigint, min_beloep,
        median_beloep, max_beloep, andel, antall_personer < minste_antall or coalesce(andel > hoeyeste_andel, false)
    from linjer join medianer using (noekkel, gruppenoekkel) join personer using (noekkel, gruppenoekkel)
$$;

-- The linjer of a month that a kjøring foer or a later kjøring etter held: var by the first, er by the second. innhold
-- is null for those that both held.
create or replace function linje_mellom(maaned text, foer bigint, etter bigint)
returns table (par_id bigint, underenhet text, beloep int, var boolean, er boolean, innhold text)
language sql stable parallel safe as $$
    select * from (
        select par_id, underenhet, beloep, fra_kjoering <= foer and (til_kjoering > foer) is not false as var,
            fra_kjoering <= etter and (til_kjoering > etter) is not false as er,
            case when fra_kjoering > foer or til_kjoering <= etter then (underenhet, opplysningspliktig, beskrivelse,
                beloep, dato_for_utleggstrekk, antall_avvik, skjermet)::text end as innhold
        from linje where kalendermaaned = maaned) as alle
    where var or er
$$;

-- Each par of a month in each of its underenheter, at foer and at etter. It is ulik when the linjer that it had only then
-- say something else than those that it has only now: linjer written again with the same content are no difference.
create or replace function par_mellom(maaned text, foer bigint, etter bigint)
returns table (par_id bigint, underenhet text, linjer_foer bigint, linjer_etter bigint, sum_foer bigint, sum_etter bigint,
    ulik boolean)
language sql stable parallel safe as $$
    select par_id, underenhet, count(*) filter (where var), count(*) filter (where er),
        coalesce(sum(beloep) filter (where var), 0), coalesce(sum(beloep) filter (where er), 0),
        array_agg(innhold order by innhold) filter (where var and not er)
            is distinct from array_agg(innhold order by innhold) filter (where er and not var)
    from linje_mellom(maaned, foer, etter) group by par_id, underenhet
$$;

-- How many par of a month are new, changed or gone between two kjøringer. One that moved to another underenhet is changed.
create or replace function endring_par(maaned text, foer bigint, etter bigint)
returns table (nye bigint, endret bigint, borte bigint) language sql stable parallel safe as $$
    with par_i_alt as (
        select sum(linjer_foer) as linjer_foer, sum(linjer_etter) as linjer_etter
        from par_mellom(maaned, foer, etter) group by par_id having bool_or(ulik))
    select count(*) filter (where linjer_foer = 0), count(*) filter (where linjer_foer > 0 and linjer_etter > 0),
        count(*) filter (where linjer_etter = 0)
    from par_i_alt
$$;

-- The correction ledger: each underenhet in which a par is new, changed or gone between two kjøringer, with its measures at
-- both.
create or replace function endring(maaned text, foer bigint, etter bigint, ny_versjon int)
returns setof endring_underenhet language sql stable parallel safe as $$
    with underenheter as (
        select underenhet, count(*) filter (where linjer_foer > 0)::int as personer_foer,
            count(*) filter (where linjer_etter > 0)::int as personer_etter, sum(linjer_foer)::int as linjer_foer,
            sum(linjer_etter)::int as linjer_etter, sum(sum_foer)::bigint as sum_foer, sum(sum_etter)::bigint as sum_etter,
            count(*) filter (where ulik and linjer_foer = 0)::int as nye,
            count(*) filter (where ulik and linjer_foer > 0 and linjer_etter > 0)::int as endret,
            count(*) filter (where ulik and linjer_etter = 0)::int as borte
        from par_mellom(maaned, foer, etter) group by underenhet having bool_or(ulik))
    select maaned, underenhet collate "C", ny_versjon, personer_foer, personer_etter, personer_etter - personer_foer,
        linjer_foer, linjer_etter, linjer_etter - linjer_foer, sum_foer, sum_etter, sum_etter - sum_foer, nye, endret, borte
    from underenheter
$$;
