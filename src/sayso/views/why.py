"""Why two reports are linked, in a few lines for a person."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Protocol

from sayso.errors import LedgerError
from sayso.records import Copy, Report

_STRONGEST = 5


class Reason(Protocol):
    """One thing that speaks for (above zero) or against two reports telling of one event."""

    @property
    def feature(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def weight(self) -> float: ...
    @property
    def contribution(self) -> float: ...
    @property
    def words(self) -> str: ...


class Verdict(Protocol):
    """Whether two reports were taken to tell of one event, and why: as `link.events` gives it."""

    @property
    def same(self) -> bool: ...
    @property
    def score(self) -> float: ...
    @property
    def threshold(self) -> float: ...
    @property
    def reasons(self) -> Sequence[Reason]: ...


def why_linked(
    reports: Iterable[Report],
    copies: Iterable[Copy],
    one: str,
    other: str,
    verdict: Verdict | None = None,
) -> list[str]:
    """Three lines on why two reports share text, or one that they do not, for a person.

    With a `verdict` more lines, on whether they tell of one event and why.
    Raises LedgerError where one of them is not among the reports.
    """
    reports_by_id = {report.report_id: report for report in reports}
    for wanted in (one, other):
        if wanted not in reports_by_id:
            near = get_close_matches(wanted, reports_by_id, n=1)
            hint = f"did you mean {near[0]}?" if near else "`sayso export DIR --table reports` lists them"
            raise LedgerError(f"no report has the id {wanted!r}; {hint}")
    pair = tuple(sorted((one, other)))
    copy = next((copy for copy in copies if (copy.a, copy.b) == pair), None)
    if copy is not None:
        lines = why_lines(copy, reports_by_id[copy.a].text)
    else:
        extent = "are not linked: they share" if verdict is None else "share"
        lines = [f"{one} and {other} {extent} no passage that tells of copying"]
    return [*lines, *([] if verdict is None else verdict_lines(verdict))]


def verdict_lines(verdict: Verdict) -> list[str]:
    """Whether two reports tell of one event, and the five reasons that weighed most."""
    order = sorted(verdict.reasons, key=lambda reason: (-abs(reason.contribution), reason.feature))
    decided = "linked" if verdict.same else "refused"
    more = len(order) - _STRONGEST
    return [
        f"The same event: {decided}; score {verdict.score:+.2f}, needed above {verdict.threshold:+.2f}",
        *(
            f"  {one.contribution:+.2f} {one.words} ({one.feature}: {one.value:.3g} × {one.weight:.3g})"
            for one in order[:_STRONGEST]
        ),
        *([f"  and {more} weaker {'reason' if more == 1 else 'reasons'}"] if more > 0 else []),
    ]


def why_lines(copy: Copy, text: str) -> list[str]:
    """Three lines on a pair; `text` is that of its report `a`."""
    first = {"a": copy.a, "b": copy.b}.get(copy.origin or "")
    extent = "nearly the whole" if copy.relation == "copy" else "a part"
    passage = max(copy.passages, key=lambda p: p[1] - p[0], default=None)
    longest = " ".join(text[passage[0] : passage[1]].split()) if passage else ""
    return [
        f"{copy.a} and {copy.b} share {extent} of their text ({copy.share:.0%} of the shorter one); "
        + (f"{first} has it first" if first else "nothing says who has it first"),
        "Evidence: " + ("; ".join(copy.evidence) or "shared passages only"),
        f"Longest passage of {len(copy.passages)}: “{longest}”",
    ]
