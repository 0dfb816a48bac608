"""Why two reports are linked, in three lines for a person."""

from collections.abc import Iterable
from difflib import get_close_matches

from sayso.errors import LedgerError
from sayso.records import Copy, Report


def why_linked(reports: Iterable[Report], copies: Iterable[Copy], one: str, other: str) -> list[str]:
    """Three lines on why two reports are linked, or one that they are not, for a person.

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
    if copy is None:
        return [f"{one} and {other} are not linked: they share no passage that tells of copying"]
    return why_lines(copy, reports_by_id[copy.a].text)


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
