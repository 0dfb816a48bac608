"""Blacking out names in what was linked and weighed: titles, places, parties, sides, explanations."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.records import Edge, Finding, Happenings
from sayso.views.redact import CODES, Blackout, Names, row_without_names

# Ids stay, as records are looked up by them; the page prints none whose reports hold a name blacked out.
_CODES = CODES | {
    "event_id",
    "finding_id",
    "report_id",
    "report_ids",
    "main_report_ids",
    "rule",
    "role",
    "conflict",
}
_EVENT_CODES = _CODES | {"aliases"}


def linked_without_names(
    happenings: Happenings | None, findings: Iterable[Finding], edges: Iterable[Edge], found: Blackout
) -> tuple[Happenings | None, list[Finding], list[Edge]]:
    """The records without the names that are blacked out in any report of their event.

    The problems of `happenings` come back as they are: the page has them with its own.
    """
    findings = list(findings)
    events = happenings.events if happenings else ()
    names = {event.event_id: found.names_of(event.report_ids) for event in events}
    if happenings is not None:
        shown = tuple(row_without_names(event, names[event.event_id], _EVENT_CODES) for event in events)
        happenings = replace(happenings, events=shown)
    by_finding = {one.finding_id: _names_of(one, names, found) for one in findings}
    bare = [row_without_names(one, by_finding[one.finding_id], _CODES) for one in findings]
    of_edges = ((edge, by_finding.get(edge.finding_id, found.everywhere)) for edge in edges)
    return happenings, bare, [row_without_names(edge, names, _CODES) for edge, names in of_edges]


def _names_of(finding: Finding, names: Mapping[str, Names], found: Blackout) -> Names:
    own = found.names_of({one.report_id for one in finding.figures})
    of_event = names.get(finding.event_id, found.everywhere)
    return Names(own.whole, own.single | of_event.single)
