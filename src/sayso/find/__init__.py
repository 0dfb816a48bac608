"""Report -> mentions. A finder makes its records from a Reading and from what the finders before it found.

A new finder is one file and one line below.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sayso.find.parse import model_name
from sayso.find.places import places
from sayso.find.reading import Reading, reading
from sayso.find.report_figures import figures
from sayso.find.times import times
from sayso.read.credits import credits
from sayso.records import Mentions, Report

__all__ = ["FINDERS", "Reading", "mentions", "model_name"]

Finder = Callable[[Reading, Mentions], tuple[Any, ...]]
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("credits", lambda read, _: credits(read.report)),
    ("times", lambda read, _: times(read)),
    ("places", lambda read, _: places(read)),
    ("figures", lambda read, found: figures(read, found.times, found.places)),
)


def mentions(report: Report) -> Mentions:
    """All that the finders find in a report. Loads the language model at the first report that needs it."""
    read, found = reading(report), Mentions()
    for name, find in FINDERS:
        found = replace(found, **{name: find(read, found)})
    return found
