"""When reports came out, as moments that can be compared."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sayso.records import Report
from sayso.weigh.records import Moment

Order = Mapping[str, tuple[float, str]]  # by report, what sorts it among others: the one seen first comes first

DAY = 86400.0
ZONES = 14 * 3600.0  # a day without a time zone may begin so much earlier or later


def moment(report: Report) -> Moment | None:
    """When a report came out, as first and last possible second; None where not even the day is known."""
    published = report.published
    if published is None:
        return None
    if published.at and "T" in published.at:
        try:
            at = datetime.fromisoformat(published.at)
        except ValueError:
            at = None
        if at is not None and at.tzinfo is not None:
            return at.timestamp(), at.timestamp()
        if at is not None:
            here = at.replace(tzinfo=UTC).timestamp()
            return here - ZONES, here + ZONES
    first, last = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (published.first, published.last))
    return first.timestamp(), (last + timedelta(days=1)).timestamp() - 1


def seen(report: Report) -> tuple[float, str]:
    """What sorts a report among others by when it was first seen; one of unknown day comes last."""
    at = moment(report)
    return (float("inf") if at is None else at[0], report.report_id)
