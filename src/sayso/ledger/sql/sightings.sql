-- one row is a report found at a place: what a run need not do again.
-- Reads sightings.
select distinct report_id, version, location, sha256, container_sha256
from sightings
