-- One row is a pair of tellings that may be of one happening: `a` and `b` (rows of the collection, a < b).
--
-- Reads `keys` (one row is a rare term of a telling: term, telling, day or null, weight) and `settings` (one row:
-- neighbours, window_days, shared_terms, nearest).
-- A term's tellings stand in order of day; each is compared with the next `neighbours` of them, so that a term that
-- many tellings have costs no more than a line, not a square. Buckets of that many places make the join one of equals.
-- Of each telling's pairs the `nearest` with most in common stay. A telling of unknown day stands after the others and
-- may be of any day. Ties are broken by telling, never by order of arrival.
with lines as (
    select
        term,
        telling,
        day,
        weight,
        row_number() over (partition by term order by day nulls last, telling) as place
    from keys
),
bucketed as (
    select lines.*, place // neighbours as bucket from lines cross join settings
),
reachable as (
    select *, bucket as met_from from bucketed
    union all
    select *, bucket - 1 as met_from from bucketed where bucket > 0
),
met as (
    select
        least(one.telling, other.telling) as a,
        greatest(one.telling, other.telling) as b,
        -- summed as whole numbers: the sum is the same in every order
        cast(round(one.weight * other.weight * 1000000) as bigint) as weight
    from bucketed as one
    join reachable as other on other.term = one.term and other.met_from = one.bucket
    cross join settings
    where other.place > one.place
        and other.place <= one.place + neighbours
        and (one.day is null or other.day is null or abs(other.day - one.day) <= window_days)
),
pairs as (
    select a, b, sum(weight) as shared
    from met
    group by a, b
    -- one term alone is a coincidence far more often than a happening, and nine of ten pairs have one
    having count(*) >= (select shared_terms from settings)
),
sides as (
    select a as telling, a, b, shared from pairs
    union all
    select b as telling, a, b, shared from pairs
),
ranked as (
    select a, b, row_number() over (partition by telling order by shared desc, a, b) as rank
    from sides
)
select distinct a, b
from ranked
cross join settings
where rank <= nearest
order by a, b
