"""The page's events with their findings, gathered and put in order: no HTML here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Edge, Event, Finding, Happenings, Side
from sayso.views.dossier import Filed
from sayso.views.finding_chart import finding_panel
from sayso.views.finding_words import event_title, urgency
from sayso.views.interval_chart import Panel
from sayso.views.phrases import MEASURES
from sayso.views.statements import Statement, evidence_anchor, lettered, statements_of, varied

SHOWN_EVENTS = 400  # in full; the rest is counted
SHOWN_STATEMENTS = 12  # of a finding, with their sentences
SHOWN_LINKS = 60  # further statements of a finding, as links alone
SHOWN_APART = 12  # figures of a finding that do not count
SHOWN_SIDES = 8
SHOWN_EDGES = 40
SHOWN_REPORTS = 40  # of an event, as links
MOST_PICTURES = 40  # on a page: each takes about a fifth of a second


@dataclass(frozen=True, slots=True)
class Link:
    """A step from one party to another, and where on the page its evidence stands."""

    edge: Edge
    filed: Filed | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding with its statements; those shown are of as many parties and values as there is room for."""

    anchor: str
    label: str  # E2-1 is the first finding of event 2
    finding: Finding
    statements: tuple[Statement, ...]
    links: tuple[Statement, ...]
    n_more: int
    apart: tuple[Statement, ...]
    n_more_apart: int
    sides: tuple[tuple[str, Side], ...]  # with their letters, as in the picture
    n_more_sides: int
    edges: tuple[Link, ...]
    n_more_edges: int
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event with its reports and findings."""

    number: int
    event: Event
    title: str
    main: tuple[Filed, ...]
    partly: tuple[Filed, ...]
    findings: tuple[FindingEntry, ...]
    withheld: bool  # the ids would let anyone test a guess at a name

    @property
    def anchor(self) -> str:
        return f"e{self.number}"

    @property
    def label(self) -> str:
        return f"E{self.number}"


@dataclass(frozen=True, slots=True)
class Events:
    """All events of a page in its order, and what belongs to none."""

    entries: tuple[EventEntry, ...]  # shown in full
    n_events: int
    n_findings: int
    n_disputed: int  # events with a disagreement
    of_report: Mapping[int, tuple[EventEntry, ...]]  # by the number of a report
    alone: tuple[Filed, ...]  # reports of no event
    told: frozenset[tuple[int, int]]  # number of a report and place of a figure in it: all in a finding shown

    @property
    def n_more(self) -> int:
        return self.n_events - len(self.entries)


NO_EVENTS = Events((), 0, 0, 0, {}, (), frozenset())


def events_of(
    by_id: Mapping[str, Filed], happenings: Happenings | None, findings: Iterable[Finding], edges: Iterable[Edge]
) -> Events:
    """The events with their findings. `by_id`: the reports by the ids under which these records name them."""
    if happenings is None:
        return NO_EVENTS
    by_event = _by_event(happenings, findings)
    order = sorted(_all(happenings, by_event), key=lambda event: _place(event, by_event.get(event.event_id, ())))
    shown = [(event, sorted(by_event.get(event.event_id, ()), key=_finding_place)) for event in order[:SHOWN_EVENTS]]
    links = _by_finding(edges, {finding.finding_id for _, some in shown for finding in some})
    entries = tuple(_entry(n, event, some, links, by_id) for n, (event, some) in enumerate(shown, start=1))
    named = {report_id for event in order for report_id in event.report_ids}
    return Events(
        entries=entries,
        n_events=len(order),
        n_findings=sum(map(len, by_event.values())),
        n_disputed=sum(any("disagreement" in one.conflict for one in some) for some in by_event.values()),
        of_report=_of_report(entries),
        alone=tuple(filed for report_id, filed in by_id.items() if report_id not in named),
        told=_told((one for _, some in shown for one in some), by_id),
    )


def _by_event(happenings: Happenings, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each event; an older id of an event stands for it."""
    known = {name: event.event_id for event in happenings.events for name in (*event.aliases, event.event_id)}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(known.get(finding.event_id, finding.event_id), []).append(finding)
    return found


def _all(happenings: Happenings, by_event: Mapping[str, object]) -> list[Event]:
    """The events, and one of which nothing is known for findings of an event that is not among them."""
    ids = {event.event_id for event in happenings.events}
    unknown = sorted(by_event.keys() - ids)
    return [*happenings.events, *(Event(one, (), (), (), None, None, None, None, None, None, None) for one in unknown)]


def _place(event: Event, findings: Sequence[Finding]) -> tuple[tuple[bool, int], int, str, str]:
    """Disagreements, then copy errors, then the rest; in each, most reports first, then the earliest."""
    rank = min((urgency(finding)[:2] for finding in findings), default=(True, 2))
    return rank, -len(event.report_ids), event.first or "9999", event.event_id


def _finding_place(finding: Finding) -> tuple[tuple[bool, int, int], int, str, str]:
    return urgency(finding), list(MEASURES).index(finding.measure), finding.scope or "", finding.finding_id


def _by_finding(edges: Iterable[Edge], wanted: set[str]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.finding_id in wanted:
            found.setdefault(edge.finding_id, []).append(edge)
    return found


def _told(findings: Iterable[Finding], by_id: Mapping[str, Filed]) -> frozenset[tuple[int, int]]:
    standings = (one for finding in findings for one in finding.figures if one.report_id in by_id)
    return frozenset((by_id[one.report_id].number, one.figure) for one in standings)


def _entry(
    number: int,
    event: Event,
    findings: Sequence[Finding],
    links: Mapping[str, Sequence[Edge]],
    by_id: Mapping[str, Filed],
) -> EventEntry:
    reports = sorted((by_id[i] for i in event.report_ids if i in by_id), key=lambda filed: filed.number)
    main = {by_id[i].number for i in event.main_report_ids if i in by_id}
    told_in = {one.report_id for finding in findings for one in finding.figures} | set(event.report_ids)
    return EventEntry(
        number=number,
        event=event,
        title=event_title(event),
        main=tuple(filed for filed in reports if filed.number in main),
        partly=tuple(filed for filed in reports if filed.number not in main),
        findings=tuple(
            _finding_entry(f"e{number}-{i}", finding, links.get(finding.finding_id, ()), by_id)
            for i, finding in enumerate(findings, start=1)
        ),
        withheld=any(not by_id[i].report.report_id for i in told_in if i in by_id),
    )


def _finding_entry(anchor: str, finding: Finding, edges: Sequence[Edge], by_id: Mapping[str, Filed]) -> FindingEntry:
    counting, apart = statements_of(finding, by_id, edges, anchor)
    shown, others = varied(counting, SHOWN_STATEMENTS)
    first_apart, _ = varied(apart, SHOWN_APART)
    sides = lettered(finding.sides)[:SHOWN_SIDES]
    targets = frozenset(said.anchor for said in (*shown, *first_apart))
    return FindingEntry(
        anchor=anchor,
        label=anchor.upper(),
        finding=finding,
        statements=shown,
        links=others[:SHOWN_LINKS],
        n_more=max(0, len(others) - SHOWN_LINKS),
        apart=first_apart,
        n_more_apart=len(apart) - len(first_apart),
        sides=sides,
        n_more_sides=len(finding.sides) - len(sides),
        edges=tuple(_link(edge, by_id) for edge in edges[:SHOWN_EDGES]),
        n_more_edges=max(0, len(edges) - SHOWN_EDGES),
        panel=finding_panel(finding, [*counting, *apart], sides, targets),
    )


def _link(edge: Edge, by_id: Mapping[str, Filed]) -> Link:
    filed = by_id.get(edge.report_id) if edge.report_id else None
    return Link(edge, filed, None if filed is None else evidence_anchor(filed, edge))


def _of_report(entries: Iterable[EventEntry]) -> dict[int, tuple[EventEntry, ...]]:
    found: dict[int, list[EventEntry]] = {}
    for entry in entries:
        for filed in (*entry.main, *entry.partly):
            found.setdefault(filed.number, []).append(entry)
    return {number: tuple(some) for number, some in found.items()}


def drawable(entries: Iterable[EventEntry]) -> list[tuple[FindingEntry, Panel]]:
    """The findings of which a picture can be drawn, those with several values first; it draws MOST_PICTURES."""
    found = [(one, one.panel) for entry in entries for one in entry.findings]
    panels = [(one, panel) for one, panel in found if panel is not None]
    return sorted(panels, key=lambda pair: len({(row.low, row.high) for row in pair[1].rows}) == 1)
