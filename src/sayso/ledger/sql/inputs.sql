-- one row is an input that was read to its end without a problem.
-- Reads inputs.
select distinct key, n_reports
from inputs
