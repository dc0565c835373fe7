-- What the quality checks share (Kontroll.java).

-- Nine digits of which the last is the check digit.
create or replace function er_organisasjonsnummer(nummer text) returns boolean language sql immutable parallel safe as $$
    select case when nummer ~ '^[0-9]{9}$' then (11 - (
            select sum(vekt * substr(nummer, plass::int, 1)::int)
            from unnest(array[3, 2, 7, 6, 5, 4, 3, 2]) with ordinality as v (vekt, plass)) % 11) % 11
        = right(nummer, 1)::int else false end
$$;

-- A number as an example may show it: what has another form than an organisation number may be a person's.
create or replace function vist_nummer(nummer text) returns text language sql immutable parallel safe as $$
    select case when nummer ~ '^[0-9]{9}$' then nummer end
$$;

-- A text from outside as an example may show it: six digits or more in a row may be a part of a person number.
create or replace function vist_tekst(tekst text) returns text language sql immutable parallel safe as $$
    select left(regexp_replace(tekst, '[0-9]{6,}', '***', 'g'), 60)
$$;

-- What a month is held against: the three calendar months before it, as the kjøring itself counts those that it gives a
-- stable version, or else by their newest stable one. Never version 0, which lacks those who are yet to be reported.
create or replace function tre_foer(maaned text, kjoering bigint, stabile text[]) returns setof maanedstall
language sql stable parallel safe as $$
    select distinct on (kalendermaaned) t.* from maanedstall t
    where kalendermaaned in (
            select to_char(to_date(maaned, 'YYYY-MM') - make_interval(months => n), 'YYYY-MM') from generate_series(1, 3) as n)
        and (kjoering_id = kjoering and kalendermaaned = any (stabile)
            or exists (select from utgivelse u where u.publisert and u.versjon > 0 and u.datasett = 'utleggstrekk'
                and u.kjoering_id = t.kjoering_id and u.kalendermaaned = t.kalendermaaned))
    order by kalendermaaned, kjoering_id desc
$$;
