-- The figures by the rules once more, in another language than the one that works them out for the files: what the
-- avstemming and verify hold the files against. From the linjer of a month as a kjøring left them (linje_ved).

-- What these were called with before.
drop function if exists tall(text, bigint, boolean, avsloeringsregel);
drop function if exists gruppestoerrelser(text, bigint, boolean);
drop function if exists totalt(text, bigint, boolean);

-- Rule 14, of persons by the sizes of their sums: how many there are, how many sizes are above 0, the largest, the total of
-- all but the two largest, and of all.
create or replace function er_avsloerende(
    personer bigint, over_null bigint, stoerste bigint, resten numeric, alle numeric, regel avsloeringsregel)
returns boolean language sql immutable parallel safe as $$
    select personer < (regel).minste_antall or over_null < (regel).minste_antall
        or 100 * resten < (regel).p_prosent * stoerste::numeric
        or coalesce(stoerste::double precision / nullif(alle, 0)::double precision > (regel).hoeyeste_andel, false)
$$;

-- Rules 14 and 15: one row per underenhet (beskrivelse is null), and one per underenhet and beskrivelse; both from the same
-- reading. Linjer without an underenhet are a group too: noekkel and gruppenoekkel stand for null where the parts are joined.
-- par_id is the person, as a par is one person in one month; stoerste are the two largest of the persons' sizes.
create or replace function tall(maaned text, ved bigint, regel avsloeringsregel)
returns setof gruppetall language sql stable parallel safe as $$
    with per_arbeidsgiver as (
        select underenhet, beskrivelse, opplysningspliktig, count(*) as antall,
            count(*) filter (where beloep > 0) as positive, sum(beloep) as sum_beloep, min(beloep) as min_beloep,
            max(beloep) as max_beloep
        from linje_ved(maaned, ved) group by 1, 2, 3),
    linjer as (
        select coalesce(underenhet, '') as noekkel, coalesce(beskrivelse, '') as gruppenoekkel, underenhet, beskrivelse,
            count(distinct opplysningspliktig) as opplysningspliktige, min(opplysningspliktig) as opplysningspliktig,
            sum(antall) as antall, sum(positive) as positive, sum(sum_beloep) as sum_beloep,
            min(min_beloep) as min_beloep, max(max_beloep) as max_beloep
        from per_arbeidsgiver group by grouping sets ((underenhet, beskrivelse), (underenhet))),
    medianer as (
        select coalesce(underenhet, '') as noekkel, coalesce(beskrivelse, '') as gruppenoekkel,
            percentile_cont(0.5) within group (order by beloep) as median_beloep
        from linje_ved(maaned, ved) group by grouping sets ((underenhet, beskrivelse), (underenhet))),
    per_person as (
        select underenhet, beskrivelse, abs(sum(beloep)) as stoerrelse
        from linje_ved(maaned, ved) group by grouping sets ((par_id, underenhet, beskrivelse), (par_id, underenhet))),
    stoerrelser as (
        select coalesce(underenhet, '') as noekkel, coalesce(beskrivelse, '') as gruppenoekkel, count(*) as antall_personer,
            count(*) filter (where stoerrelse > 0) as over_null, sum(stoerrelse) as alle,
            (array_agg(stoerrelse order by stoerrelse desc))[1:2] as stoerste
        from per_person group by underenhet, beskrivelse)
    select maaned, underenhet, beskrivelse, case when opplysningspliktige = 1 then opplysningspliktig end,
        opplysningspliktige::int, antall_personer::int, antall::int, positive::int, sum_beloep::bigint, min_beloep,
        median_beloep, max_beloep, stoerste[1]::double precision / nullif(alle, 0)::double precision,
        er_avsloerende(antall_personer, over_null, stoerste[1], alle - stoerste[1] - coalesce(stoerste[2], 0), alle, regel)
    from linjer l join medianer using (noekkel, gruppenoekkel) join stoerrelser using (noekkel, gruppenoekkel)
$$;

-- Rule 15, the national figures: one row (beskrivelse is null), and one per beskrivelse; none for a month without linjer.
create or replace function totalt(maaned text, ved bigint)
returns setof totaltall language sql stable parallel safe as $$
    with per_underenhet as (
        select beskrivelse, underenhet, count(*) as antall, count(*) filter (where beloep > 0) as positive,
            sum(beloep) as sum_beloep
        from linje_ved(maaned, ved) group by 1, 2),
    linjer as (
        select coalesce(beskrivelse, '') as noekkel, beskrivelse, count(distinct underenhet) as underenheter,
            sum(antall) as antall, coalesce(sum(antall) filter (where underenhet is null), 0) as uten_underenhet,
            sum(positive) as positive, sum(sum_beloep) as sum_beloep
        from per_underenhet group by grouping sets ((beskrivelse), ()) having count(*) > 0),
    per_person as (
        select coalesce(beskrivelse, '') as noekkel, sum(beloep) as personens_sum
        from linje_ved(maaned, ved) group by grouping sets ((par_id, beskrivelse), (par_id))),
    personer as (
        select noekkel, count(*) as antall_personer,
            percentile_cont(0.5) within group (order by personens_sum::double precision) as median
        from per_person group by 1)
    select maaned, beskrivelse, antall_personer::int, underenheter::int, antall::int, uten_underenhet::int, positive::int,
        sum_beloep::bigint, median
    from linjer join personer using (noekkel)
$$;

-- The linjer of a month that a kjøring foer or a later kjøring etter held: var by the first, er by the second. innhold
-- is null for those that both held. (til_kjoering is null or …, as the planner has no idea of how many … is not false has.)
create or replace function linje_mellom(maaned text, foer bigint, etter bigint)
returns table (par_id bigint, underenhet text, beloep int, var boolean, er boolean, innhold text)
language sql stable parallel safe as $$
    select * from (
        select par_id, underenhet, beloep, fra_kjoering <= foer and (til_kjoering is null or til_kjoering > foer) as var,
            fra_kjoering <= etter and (til_kjoering is null or til_kjoering > etter) as er,
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

-- The same of the par that are not alike at both, and only of those.
create or replace function endrede_par(maaned text, foer bigint, etter bigint)
returns table (par_id bigint, underenhet text, linjer_foer bigint, linjer_etter bigint, sum_foer bigint, sum_etter bigint,
    ulik boolean)
language sql stable parallel safe as $$
    select par_id, underenhet, count(*) filter (where var), count(*) filter (where er),
        coalesce(sum(beloep) filter (where var), 0), coalesce(sum(beloep) filter (where er), 0),
        array_agg(innhold order by innhold) filter (where var and not er)
            is distinct from array_agg(innhold order by innhold) filter (where er and not var)
    from linje_mellom(maaned, foer, etter)
    where par_id in (select m.par_id from linje_mellom(maaned, foer, etter) as m where m.var <> m.er)
    group by par_id, underenhet
$$;

-- How many par of a month are new, changed or gone between two kjøringer. One that moved to another underenhet is changed.
create or replace function endring_par(maaned text, foer bigint, etter bigint)
returns table (nye bigint, endret bigint, borte bigint) language sql stable parallel safe as $$
    with par_i_alt as (
        select sum(linjer_foer) as linjer_foer, sum(linjer_etter) as linjer_etter
        from endrede_par(maaned, foer, etter) group by par_id having bool_or(ulik))
    select count(*) filter (where linjer_foer = 0), count(*) filter (where linjer_foer > 0 and linjer_etter > 0),
        count(*) filter (where linjer_etter = 0)
    from par_i_alt
$$;

-- The correction ledger: each underenhet in which a par is new, changed or gone between two kjøringer, with its measures at
-- both. At risk are those that were by the rule of the version before, those that are, and those where few persons changed,
-- or one by much more than the rest.
create or replace function endring(
    maaned text, foer bigint, etter bigint, ny_versjon int, regel_foer avsloeringsregel, regel avsloeringsregel)
returns setof endring_underenhet language sql stable parallel safe as $$
    with beroerte as (
        select distinct coalesce(underenhet, '') as noekkel from linje_mellom(maaned, foer, etter) where var <> er),
    personer as materialized (
        select *, coalesce(underenhet, '') as noekkel from par_mellom(maaned, foer, etter)
        where coalesce(underenhet, '') in (select noekkel from beroerte)),
    underenheter as (
        select noekkel, underenhet, count(*) filter (where linjer_foer > 0)::int as personer_foer,
            count(*) filter (where linjer_etter > 0)::int as personer_etter, sum(linjer_foer)::int as linjer_foer,
            sum(linjer_etter)::int as linjer_etter, sum(sum_foer)::bigint as sum_foer, sum(sum_etter)::bigint as sum_etter,
            count(*) filter (where ulik and linjer_foer = 0)::int as nye,
            count(*) filter (where ulik and linjer_foer > 0 and linjer_etter > 0)::int as endret,
            count(*) filter (where ulik and linjer_foer > 0 and linjer_etter > 0 and sum_foer <> sum_etter)::int
                as endret_beloep,
            count(*) filter (where ulik and linjer_etter = 0)::int as borte
        from personer group by 1, 2 having bool_or(ulik)),
    rangert as (
        select noekkel, sett, stoerrelse, row_number() over (partition by noekkel, sett order by stoerrelse desc) as nr
        from personer join underenheter using (noekkel) cross join lateral (values
            ('foer', abs(personer.sum_foer), personer.linjer_foer > 0),
            ('etter', abs(personer.sum_etter), personer.linjer_etter > 0),
            ('endring', abs(personer.sum_etter - personer.sum_foer), ulik)) as s (sett, stoerrelse, med)
        where med),
    stoerrelser as (
        select noekkel, sett, count(*) as antall, count(*) filter (where stoerrelse > 0) as over_null,
            max(stoerrelse) as stoerste, coalesce(sum(stoerrelse) filter (where nr > 2), 0) as resten,
            sum(stoerrelse) as alle
        from rangert group by 1, 2),
    risikoer as (
        select noekkel, bool_or(case sett
            when 'foer' then er_avsloerende(antall, over_null, stoerste, resten, alle, regel_foer)
            when 'etter' then er_avsloerende(antall, over_null, stoerste, resten, alle, regel)
            else antall < (regel).minste_antall or 100 * resten < (regel).p_prosent * stoerste::numeric end) as risiko
        from stoerrelser group by 1)
    select maaned, underenhet collate "C", ny_versjon, personer_foer, personer_etter, personer_etter - personer_foer,
        linjer_foer, linjer_etter, linjer_etter - linjer_foer, sum_foer, sum_etter, sum_etter - sum_foer, nye, endret,
        endret_beloep, borte, risiko
    from underenheter join risikoer using (noekkel)
$$;

-- The versions that were published when a kjøring had been, itself included: what utleggstrekk-utgivelser tells.
-- Version 0 is among them while it stands.
create or replace function utgivelser_ved(ved bigint)
returns table (datasett text, kalendermaaned text, versjon int, gjeldende boolean, stabil boolean, kjoering bigint,
    skjaeringsdato date, inndata_versjon int, rader bigint, antall_inntektsmottakere bigint, sum_beloep bigint, sti text,
    sha256 text)
language sql stable parallel safe as $$
    with skrevet as (
        select u.*, max(u.versjon) over (partition by u.datasett, u.kalendermaaned) as nyeste,
            row_number() over (partition by u.datasett, u.kalendermaaned, u.versjon order by u.kjoering_id desc) as nr
        from utgivelse u
        where u.ny and (u.publisert or u.kjoering_id = ved) and u.kjoering_id <= ved
            and u.datasett <> 'utleggstrekk-utgivelser')
    select s.datasett, s.kalendermaaned, s.versjon, s.versjon = nyeste, s.versjon > 0, kjoering_id, k.skjaeringsdato,
        case when s.datasett <> 'utleggstrekk' then (select p.versjon from utgivelse p
            where p.kjoering_id = s.kjoering_id and p.kalendermaaned = s.kalendermaaned and p.datasett = 'utleggstrekk') end,
        s.rader, s.antall_inntektsmottakere, case when s.datasett <> 'utleggstrekk-endring' then s.sum_beloep end, s.sti,
        s.sha256
    from skrevet s join kjoering k using (kjoering_id)
    where nr = 1 and (s.versjon > 0 or nyeste = 0)
$$;

-- The kjøring whose kroner a report shows for a month as a kjøring leaves it: itself; or still the one that was shown last,
-- while since that one fewer than three persons' sums have changed, in all or in a beskrivelse. So the difference of two
-- reports is never one person's, or two's.
create or replace function vist_kjoering(maaned text, ved bigint) returns bigint language sql stable parallel safe as $$
    with sist as (
        select vist_kjoering as vist from rapporttall where kalendermaaned = maaned and kjoering_id < ved
        order by kjoering_id desc limit 1),
    linjer as (
        select par_id, beskrivelse, beloep, fra_kjoering <= vist and (til_kjoering is null or til_kjoering > vist) as var,
            fra_kjoering <= ved and (til_kjoering is null or til_kjoering > ved) as er
        from sist, linje where kalendermaaned = maaned),
    endret as (
        select par_id, beskrivelse from linjer where var <> er group by grouping sets ((par_id, beskrivelse), (par_id))
        having sum(case when er then beloep else -beloep::bigint end) <> 0)
    select coalesce((
        select vist from sist
        where (select coalesce(min(personer), 0) from (
            select count(*) as personer from endret group by beskrivelse) as antall) < 3), ved)
$$;
