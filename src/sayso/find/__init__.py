"""Report -> mentions. A finder makes its records from a Reading and from what the finders before it found.

A new finder is one file and one line below.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

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

__all__ = ["FINDERS", "ON_REQUEST", "Reading", "mentions", "model_name"]

Finder = Callable[[Reading, Mentions], tuple[Any, ...]]
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("credits", lambda read, _: credits(read.report)),
    ("times", lambda read, _: times(read)),
    ("places", lambda read, _: places(read)),
    ("events", lambda read, found: events(read, found.times, found.places)),
    ("figures", lambda read, found: figures(read, found)),
    ("quotes", lambda read, _: quotes(read)),
    ("blames", lambda read, _: blames(read)),
)
# Not yet as good or as fast as the others: they run only where they are asked for.
ON_REQUEST = ("events", "quotes", "blames")


def mentions(report: Report, also: Collection[str] = ()) -> Mentions:
    """What the finders find in a report; `also` names those of ON_REQUEST that shall run too.

    Loads the language model at the first report that needs it.
    """
    read, found = reading(report), Mentions()
    for name, find in FINDERS:
        if name not in ON_REQUEST or name in also:
            found = replace(found, **{name: find(read, found)})
    return found
