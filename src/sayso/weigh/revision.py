"""Findings as of a day, and what changed, when, by whose report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.link.parties import Parties
from sayso.records import Copy, Finding, Happenings
from sayso.weigh.findings import findings
from sayso.weigh.records import Filed


@dataclass(frozen=True, slots=True)
class Revision:
    """A day on which a finding became what it says."""

    day: str
    finding: Finding
    report_ids: tuple[str, ...]  # the reports of that day which count in it or are listed
    changed: tuple[str, ...]  # names of the fields of the finding that are not what they were


WATCHED = ("low", "best", "high", "k", "floor", "conflict", "parties")


def findings_as_of(
    day: str,
    filed: Sequence[Filed],
    happenings: Happenings,
    copies: Sequence[Copy],
    parties: Parties,
    *,
    rule: str,
    vague: str,
) -> Iterator[Finding]:
    """The findings from what had been published by the end of a day; reports of unknown day are left out."""
    known = [one for one in filed if one[0].published is not None and one[0].published.last <= day]
    for finding, _ in findings(known, happenings, copies, parties, rule=rule, vague=vague):
        yield finding


def revisions(
    finding_id: str,
    filed: Sequence[Filed],
    happenings: Happenings,
    copies: Sequence[Copy],
    parties: Parties,
    *,
    rule: str = "low-best-high",
    vague: str = "sayso",
) -> list[Revision]:
    """How a finding came about, day by day; days on which nothing changed are left out."""
    days = sorted({report.published.last for report, _ in filed if report.published is not None})
    history: list[Revision] = []
    for day in days:
        found = findings_as_of(day, filed, happenings, copies, parties, rule=rule, vague=vague)
        now = next((one for one in found if one.finding_id == finding_id), None)
        if now is None:
            continue
        before = history[-1].finding if history else None
        changed = tuple(name for name in WATCHED if before is None or getattr(before, name) != getattr(now, name))
        if changed:
            history.append(Revision(day, now, _reports_of(day, now, filed), changed))
    return history


def _reports_of(day: str, finding: Finding, filed: Sequence[Filed]) -> tuple[str, ...]:
    listed = {figure.report_id for figure in finding.figures}
    published = {
        report.report_id for report, _ in filed if report.published is not None and report.published.last == day
    }
    return tuple(sorted(listed & published))
