"""Report -> mentions. A finder makes its records from a Reading and from what the finders before it found.

A new finder is one file and one line below.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sayso.find.attribution import Speakers
from sayso.find.blames import blames
from sayso.find.kinds import events
from sayso.find.parse import model_name
from sayso.find.places import places
from sayso.find.quotes import quotes
from sayso.find.reading import Reading, reading
from sayso.find.report_figures import figures
from sayso.find.times import times
from sayso.read.credits import credits
from sayso.records import Mentions, Report

__all__ = ["FINDERS", "Reading", "mentions", "model_name"]

Finder = Callable[[Reading, Mentions, Speakers], tuple[Any, ...]]
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("credits", lambda read, found, speakers: credits(read.report)),
    ("times", lambda read, found, speakers: times(read)),
    ("places", lambda read, found, speakers: places(read, found.credits)),
    ("events", lambda read, found, speakers: events(read, found.times, found.places)),
    ("figures", lambda read, found, speakers: figures(read, found, speakers)),
    ("quotes", lambda read, found, speakers: quotes(read, speakers)),
    ("blames", lambda read, found, speakers: blames(read, speakers)),
)


def mentions(report: Report) -> Mentions:
    """What the finders find in a report. Loads the language model at the first report that needs it."""
    read, found = reading(report), Mentions()
    speakers = Speakers(read)
    for name, find in FINDERS:
        found = replace(found, **{name: find(read, found, speakers)})
    return found
