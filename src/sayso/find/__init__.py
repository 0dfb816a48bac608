"""Report -> mentions. A finder is a function from a Reading to its records; a new one is one file and one line below."""

from sayso.find.parse import model_name
from sayso.find.reading import Reading, reading
from sayso.find.report_figures import figures
from sayso.read.credits import credits
from sayso.records import Credit, Figure, Mentions, Report

__all__ = ["FINDERS", "Reading", "mentions", "model_name"]


def credit_lines(read: Reading) -> tuple[Credit, ...]:
    """The credits of the report."""
    return credits(read.report)


FINDERS = (
    ("credits", credit_lines),
    ("figures", figures),
)


def mentions(report: Report) -> Mentions:
    """All that the finders find in a report. Loads the language model at the first report that needs it."""
    read = reading(report)
    return Mentions(**{name: find(read) for name, find in FINDERS})
