-- one row is the text of a report.
-- Reads reports. Of several contents the least version stands, as in reports.sql.
with standing as (
    select report_id, min(version) as version
    from reports
    group by report_id
)
select distinct reports.report_id, reports.text_sha256, reports.text
from reports
join standing on reports.report_id = standing.report_id and reports.version = standing.version
order by reports.report_id
