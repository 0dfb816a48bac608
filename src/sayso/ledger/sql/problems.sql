-- one row is a problem, stated once.
-- Reads problems, sightings, unlinked (what linking could not place).
-- Where one report_id came with several contents, each that does not stand (see reports.sql) is a problem
-- at each place it was found at, which names the place of the one that stands.
with contents as (
    select report_id, version, min(location) as location
    from sightings
    group by report_id, version
),
standing as (
    select report_id, min(version) as version
    from contents
    group by report_id
),
left_out as (
    select
        sightings.location,
        sightings.report_id,
        'read' as stage,
        'report_id ' || sightings.report_id || ' was given to different contents: kept the one found at '
        || contents.location || ', left this one out; give each report its own report_id, '
        || 'or, if its file or the sources list was changed, read into a new ledger' as reason
    from sightings
    join standing on sightings.report_id = standing.report_id
    join contents on standing.report_id = contents.report_id and standing.version = contents.version
    where sightings.version <> standing.version
)
select location, report_id, stage, reason from problems
union
select location, report_id, stage, reason from left_out
union
select location, report_id, stage, reason from unlinked
order by all
