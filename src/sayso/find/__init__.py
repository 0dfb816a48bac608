"""Report -> mentions. A finder is a function from a Reading to its records; a new one is one file and one line."""

from collections.abc import Callable
from typing import Any

from sayso.find.parse import model_name
from sayso.find.reading import Reading, reading
from sayso.find.report_figures import figures
from sayso.read.credits import credits
from sayso.records import Credit, Mentions, Report

__all__ = ["FINDERS", "Reading", "mentions", "model_name"]


def credit_lines(read: Reading) -> tuple[Credit, ...]:
    """The credits of the report."""
    return credits(read.report)


FINDERS: tuple[tuple[str, Callable[[Reading], tuple[Any, ...]]], ...] = (
    ("credits", credit_lines),
    ("figures", figures),
)


def mentions(report: Report) -> Mentions:
    """All that the finders find in a report. Loads the language model at the first report that needs it."""
    read = reading(report)
    found: dict[str, Any] = {name: find(read) for name, find in FINDERS}
    return Mentions(**found)
