"""Reports with figures set by hand, so that weighing is tested without the language model. Everything is invented."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from sayso.link.parties import parties
from sayso.records import (
    Copy,
    Credit,
    Edge,
    Event,
    Figure,
    Finding,
    Happenings,
    Measure,
    Mentions,
    Published,
    Report,
    Source,
)
from sayso.weigh.findings import findings

EVENT_ID = "e1"


@dataclass
class World:
    """One event, told by reports that are added one by one."""

    filed: list[tuple[Report, Mentions]] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)

    def tell(
        self,
        outlet: str | None,
        low: int | None,
        high: int | None = None,
        *,
        said_by: Sequence[str] = (),
        via: str | None = None,
        at: str = "2031-05-04T10:00:00+00:00",
        credit: str | None = None,
        more: Sequence[Figure] = (),
        note: str = "",
        name: str | None = None,
        **other: object,
    ) -> str:
        """Add a report of an outlet with one figure, exact unless `high` is 0 for "at least"; its report_id."""
        report_id = name or f"r{len(self.filed):04d}"
        text = f"{low or high} people. " + " ".join(said_by) + f" {note}"
        given = self.figure(low, high, said_by=said_by, via=via, **other)  # type: ignore[arg-type]
        credits = (Credit("text", 0, 5, "dateline", credit),) if credit else ()
        published = Published(at[:10], at[:10], "given", at if "T" in at else None) if at else None
        report = Report(report_id, text, None, outlet, None, published, (), "en", "-", "", "", "none")
        self.filed.append((report, Mentions(credits=credits, figures=(given, *more))))
        return report_id

    @staticmethod
    def figure(
        low: int | None,
        high: int | None = None,
        *,
        said_by: Sequence[str] = (),
        via: str | None = None,
        measure: Measure = "killed",
        start: int = 0,
        **other: object,
    ) -> Figure:
        """A figure: exact unless `high` is given; 0 is an open upper end."""
        sources = tuple(
            Source(name, start + 10 + 40 * i, start + 10 + 40 * i + len(name), "named", via)
            for i, name in enumerate(said_by)
        )
        top = low if high is None else None if high == 0 else high
        values: dict[str, object] = {
            "field": "text", "start": start, "end": start + 2, "measure": measure, "who": None, "who_start": None,
            "who_end": None, "low": low, "high": top, "about": False, "vague": False, "words": str(low),
            "implicit": False, "part_of": None, "sources": sources,
            "attributed_to": said_by[0] if len(said_by) == 1 else None, "via": via, "modality": "asserted",
            "agent": None, "background": False, "scope": None, "first": None, "last": None, "as_of": None,
            "place": None, "event": None,
        }  # fmt: skip
        return Figure(**{**values, **other})  # type: ignore[arg-type]

    def copied(self, original: str, copy: str, share: float = 0.9, *, directed: bool = True) -> None:
        """Say that a report has its text from another."""
        a, b = sorted((original, copy))
        origin = ("a" if a == original else "b") if directed else None
        self.copies.append(Copy(a, b, "copy", share, origin, "g", (), ((0, 40, 0, 40),)))  # type: ignore[arg-type]

    def happenings(self) -> Happenings:
        """All figures as those of one event."""
        ids = tuple(sorted(report.report_id for report, _ in self.filed))
        event = Event(EVENT_ID, (), ids, ids, None, None, None, None, None, None, None)
        return Happenings((event,), {one.report_id: (EVENT_ID,) * len(m.figures) for one, m in self.filed}, {}, ())

    def weigh(self, **options: str) -> list[tuple[Finding, tuple[Edge, ...]]]:
        """The findings with their edges."""
        told = self.happenings()
        known = parties(self.filed, told)
        return list(findings(self.filed, told, self.copies, known, **options))

    def finding(self, measure: str = "killed", scope: str | None = None, **options: str) -> Finding:
        """The finding of a measure and scope."""
        return next(one for one, _ in self.weigh(**options) if (one.measure, one.scope) == (measure, scope))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def worlds() -> Callable[[], World]:
    return World
