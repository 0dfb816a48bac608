-- one row is a stretch of a kept input file from which a report was read.
-- Reads sightings: every one, also of a content that does not stand, since its evidence is kept too.
select distinct report_id, sha256, container_sha256, byte_start, byte_end
from sightings
order by all
