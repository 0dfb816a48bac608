-- one row is a mention (of the one kind that the table `mentions` holds) in a report.
-- Reads reports, mentions. Mentions of a content that does not stand (see reports.sql) are left out.
-- Columns begin with report_id, field, start, end and the id, so "order by all" is the order of exports.
with standing as (
    select report_id, min(version) as version
    from reports
    group by report_id
),
here as (
    select distinct mentions.*
    from mentions
    join standing on mentions.report_id = standing.report_id and mentions.version = standing.version
)
select * exclude (version)
from here
order by all
