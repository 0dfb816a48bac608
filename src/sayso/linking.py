"""The second half of the flow: mentions -> copies, events, parties -> findings. Kept in the ledger as derived tables.

They are made when first asked for, and made anew when the reports or the settings change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sayso.engine.duckdb import result
from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.linked import (
    copy_record,
    copy_row,
    edge_record,
    edge_row,
    event_record,
    event_row,
    finding_record,
    finding_row,
    happenings_record,
    ids_of,
    member_rows,
    party_row,
)
from sayso.ledger.rows import Row, problem_row
from sayso.ledger.settings import keep_settings
from sayso.ledger.tables import DERIVED
from sayso.lexicon import table
from sayso.link.copies import copies
from sayso.link.copies_names import Names, names_in, text_of
from sayso.link.events import changes, happenings, reasons
from sayso.link.parties import Parties, parties
from sayso.records import Copy, Edge, Finding, Happenings, Mentions, Report
from sayso.views.why import why_linked
from sayso.views.why_finding import why_changed, why_event, why_finding
from sayso.weigh.findings import findings
from sayso.weigh.revision import findings_as_of, revisions

Filed = Sequence[tuple[Report, Mentions]]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a ledger's reports together say."""

    filed: Filed
    copies: tuple[Copy, ...]
    happenings: Happenings
    findings: tuple[Finding, ...]
    edges: tuple[Edge, ...]


def with_settings(ledger: Ledger, *, rule: str | None, vague: str | None, agencies: Path | None) -> Ledger:
    """The ledger with the choices that are given; they stay in it.

    Raises LedgerError where a rule or table is unknown, UnreadableError where the file of agencies is no such file.
    """
    chosen, rules, tables = ledger.settings, table("weigh")["rules"]["names"], ["sayso", *table("weigh")["vague"]]
    for name, value, known in (("rule", rule, rules), ("table of vague words", vague, tables)):
        if value is not None and value not in known:
            raise LedgerError(f"no {name} is called {value!r}; there are: {', '.join(known)}")
    chosen = replace(chosen, rule=rule or chosen.rule, vague=vague or chosen.vague)
    if agencies is not None:
        chosen = replace(chosen, agencies=text_of(agencies))
        names_in(chosen.agencies, agencies)
    if chosen == ledger.settings:
        return ledger
    keep_settings(ledger.folder, chosen)
    return Ledger.open(ledger.folder)


def link_missing(ledger: Ledger, tables: Iterable[str]) -> None:
    """Link and weigh where one of the tables is made from all reports together and is not there."""
    drawn = set(tables) & {*DERIVED, "problems"}
    if drawn and not all(map(ledger.has_derived, DERIVED)):
        changed(ledger)


def changed(ledger: Ledger) -> list[str]:
    """Link and weigh all reports of the ledger, and say what that changed of its events; the log has it too."""
    before = _events(ledger.last_rows("events"))
    filed = list(ledger.mentions())
    shared = list(_copies(ledger, filed))
    told = happenings(filed, shared, sql=result)
    known = parties(filed, told)
    weighed = list(findings(filed, told, shared, known, rule=ledger.settings.rule, vague=ledger.settings.vague))
    _keep(ledger, filed, Linked(filed, tuple(shared), told, tuple(f for f, _ in weighed), _edges(weighed)), known)
    lines = changes(before, told)
    ledger.log("links", lines)
    return lines


def linked(ledger: Ledger) -> Linked:
    """All that was linked and weighed; made where it is not made yet."""
    link_missing(ledger, DERIVED)
    filed = list(ledger.mentions())
    figure_ids, mention_ids = ids_of(filed, "figures"), ids_of(filed, "events")
    events, members, problems = (ledger.rows(name) for name in ("events", "event_members", "unlinked"))
    return Linked(
        filed=filed,
        copies=tuple(map(copy_record, ledger.rows("copies"))),
        happenings=happenings_record(events, members, problems, figure_ids, mention_ids),
        findings=tuple(finding_record(row, figure_ids) for row in ledger.rows("findings")),
        edges=tuple(map(edge_record, ledger.rows("edges"))),
    )


def summary(ledger: Ledger) -> str:
    """What was linked and weighed, in two lines for a person."""
    known = linked(ledger)
    several = sum(finding.k >= 2 for finding in known.findings)
    open_ = sum("disagreement" in finding.conflict for finding in known.findings)
    return (
        f"{len(known.filed)} reports tell of {len(known.happenings.events)} events; {len(known.findings)} findings, "
        f"{several} on two or more independent parties, {open_} with a disagreement\n"
        f"Next:  sayso report {ledger.folder} -o page.html"
    )


def why_lines(ledger: Ledger, one: str, other: str | None = None, day: str | None = None) -> list[str]:
    """Why a finding or an event is as it is, or why two reports are linked. Raises LedgerError for an unknown id."""
    known = linked(ledger)
    filed = {report.report_id: (report, found) for report, found in known.filed}
    if other is not None:
        return _why_pair(known, filed, one, other)
    if day is not None:
        known = replace(known, findings=tuple(_findings_as_of(ledger, known, day)))
    event = next((e for e in known.happenings.events if one == e.event_id or one in e.aliases), None)
    if event is not None:
        return why_event(event, filed)
    finding = next((f for f in known.findings if f.finding_id == one), None)
    if finding is None:
        raise LedgerError(
            f"no finding or event has the id {one!r}; `sayso export {ledger.folder} --table findings` lists the "
            "findings, --table events the events; for two reports give both their ids"
        )
    of = {e.event_id: e for e in known.happenings.events}
    return why_finding(finding, known.edges, of.get(finding.event_id), filed) + _history(ledger, known, finding)


def _findings_as_of(ledger: Ledger, known: Linked, day: str) -> Iterator[Finding]:
    """The findings of a ledger as they stood at the end of a day. Raises LedgerError where it is no day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        raise LedgerError(f"{day!r} is no day; expected YYYY-MM-DD, such as 2020-11-17") from None
    chosen = ledger.settings
    parts = (known.filed, known.happenings, known.copies, parties(known.filed, known.happenings))
    return findings_as_of(day, *parts, rule=chosen.rule, vague=chosen.vague)


def _history(ledger: Ledger, known: Linked, finding: Finding) -> list[str]:
    """On which days a finding became what it is, by whose reports; nothing where it never changed."""
    event = next(e for e in known.happenings.events if e.event_id == finding.event_id)
    inside = [one for one in known.filed if one[0].report_id in event.report_ids]
    some = {report.report_id for report, _ in inside}
    told = replace(
        known.happenings,
        events=(event,),
        figures={one: ids for one, ids in known.happenings.figures.items() if one in some},
        mentions={one: ids for one, ids in known.happenings.mentions.items() if one in some},
    )
    shared = [copy for copy in known.copies if copy.a in some and copy.b in some]
    parts = (inside, told, shared, parties(inside, told))
    steps = revisions(finding.finding_id, *parts, rule=ledger.settings.rule, vague=ledger.settings.vague)
    reports = {report.report_id: (report, found) for report, found in inside}
    return why_changed([(one.day, one.finding, one.report_ids, one.changed) for one in steps], reports)


def _why_pair(known: Linked, filed: Mapping[str, tuple[Report, Mentions]], one: str, other: str) -> list[str]:
    verdict = reasons(known.filed, one, other, known.copies) if one in filed and other in filed else None
    return why_linked(
        [report for report, _ in known.filed],
        known.copies,
        one,
        other,
        verdict,
    )


def _copies(ledger: Ledger, filed: Filed) -> Iterator[Copy]:
    """Which reports share text, found anew. Quoted speech, which nobody copies from another, is taken out first."""
    credited = {report.report_id: found.credits for report, found in filed}
    spoken = {
        report.report_id: [(q.start, q.end) for q in found.quotes if q.field == "text" and q.kind == "direct"]
        for report, found in filed
    }
    times = {report.report_id: report.published.at for report, _ in filed if report.published and report.published.at}
    return copies([report for report, _ in filed], credited, spoken, names=_names(ledger), moments=times)


def _names(ledger: Ledger) -> Names | None:
    """The user's own agencies and owners, where the ledger has some."""
    own = ledger.settings.agencies
    return names_in(own, ledger.folder / "settings.json") if own else None


def _events(rows: Iterable[Row]) -> Happenings:
    """Happenings of which only the events are known."""
    return Happenings(tuple(map(event_record, rows)), {}, {}, ())


def _edges(weighed: Iterable[tuple[Finding, tuple[Edge, ...]]]) -> tuple[Edge, ...]:
    return tuple(edge for _, edges in weighed for edge in edges)


def _keep(ledger: Ledger, filed: Filed, found: Linked, known: Parties) -> None:
    """Write all derived tables."""
    figure_ids, mention_ids = ids_of(filed, "figures"), ids_of(filed, "events")
    told = found.happenings
    ledger.keep_derived("copies", map(copy_row, found.copies))
    ledger.keep_derived("events", map(event_row, told.events))
    ledger.keep_derived("event_members", member_rows(told, figure_ids, mention_ids))
    ledger.keep_derived("parties", map(party_row, known.parties))
    ledger.keep_derived("findings", (finding_row(one, figure_ids) for one in found.findings))
    ledger.keep_derived("edges", map(edge_row, found.edges))
    ledger.keep_derived("unlinked", map(problem_row, told.problems))
