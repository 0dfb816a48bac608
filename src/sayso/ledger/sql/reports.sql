-- one row is a report: the content that stands for its report_id, and every place it was found at.
-- Reads reports, sightings, ledger (one row: what the manifest says).
-- Of several contents the least version stands, so that the order of reading does not matter.
with found as (
    select report_id, version, list(distinct location order by location) as locations, min(sha256) as sha256
    from sightings
    group by report_id, version
),
standing as (
    select report_id, min(version) as version
    from reports
    group by report_id
),
once as (
    select distinct
        reports.report_id, reports.version, reports.url, reports.publisher, reports.title,
        reports.published_first, reports.published_last, reports.published_from, reports.published_at,
        reports.text_sha256, reports.extractor, reports.language, reports.n_chars, reports.authors
    from reports
    join standing on reports.report_id = standing.report_id and reports.version = standing.version
)
select
    once.report_id, found.locations, once.url, once.publisher, once.title,
    once.published_first, once.published_last, once.published_from, once.published_at,
    found.sha256, once.text_sha256, once.extractor, ledger.model, once.language, once.n_chars, once.authors
from once
join found on once.report_id = found.report_id and once.version = found.version
cross join ledger
order by once.report_id
