-- What the reports share (steg/rapport).

-- Whether a number made of the persons' amounts tells of one of them (rule 14): fewer than minste are above 0, or the two
-- largest leave less than p percent of the largest to the others, so that the second largest could work out the largest. An
-- empty group tells of nobody.
create or replace function roeper(stoerrelser bigint[], minste int, p int) returns boolean
language sql immutable parallel safe as $$
    select count(*) > 0 and (count(*) filter (where x > 0) < minste
        or 100 * coalesce(sum(x) filter (where nr > 2), 0) < p * max(x))
    from (select x, row_number() over (order by x desc) as nr from unnest(stoerrelser) as x) as ordnet
$$;
