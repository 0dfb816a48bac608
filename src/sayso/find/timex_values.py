"""Rule of the grammar -> the function that reads its matches as type, value and days.

None says: no time expression after all.
"""

from sayso.find import timex_dates as dates
from sayso.find import timex_days as days
from sayso.find import timex_stretches as stretches
from sayso.find import timex_units as units
from sayso.find.timex_answer import Answer, Reader

__all__ = ["READERS", "Answer"]

READERS: dict[str, Reader] = {
    "iso_day": dates.iso_day,
    "numeric_day": dates.numeric_day,
    "calendar": dates.calendar,
    "second_day": dates.second_day,
    "feast_day": dates.feast_day,
    "anniversary": dates.anniversary,
    "deictic": days.deictic,
    "weekday": days.weekday,
    "part_of_day": days.part_of_day,
    "clock": days.clock,
    "military": days.military,
    "next_day": days.next_day,
    "relative_unit": units.relative_unit,
    "bare_unit": units.bare_unit,
    "season": units.season,
    "quarter": units.quarter,
    "same_quarter": units.same_quarter,
    "prior_period": units.prior_period,
    "year": units.year,
    "spoken_year": units.spoken_year,
    "fiscal": units.fiscal,
    "decade": units.decade,
    "century": units.century,
    "year_end": units.year_end,
    "anchored": stretches.anchored,
    "shifted": stretches.shifted,
    "duration": stretches.duration,
    "stretched": stretches.stretched,
    "repeated": stretches.repeated,
    "frequency": stretches.frequency,
    "reference": stretches.reference,
}
